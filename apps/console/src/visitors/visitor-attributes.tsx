import type { Attributes, Visitor } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { isWebAddress } from "./visitor-facts.ts";

/** What the page knows of the visitor beside; nothing is drawn when it knows nothing. */
export function VisitorAttributes({ visitor: { attributes, vouched } }: { visitor: Visitor }) {
  const all = Object.entries(attributes);
  if (all.length === 0) return null;
  const isSigned = (name: string) => vouched.includes(`attributes.${name}`);
  return (
    <section aria-label={t("Attributes")}>
      <h3>{t("From the page")}</h3>
      <dl>
        {all.map(([name, value]) => (
          <div key={name} class="attribute">
            <dt dir="auto">{name}</dt>
            <dd dir="auto">
              <Value value={value} />
              {isSigned(name) && <small>{t("verified")}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ value }: { value: Attributes[string] | undefined }) {
  if (typeof value === "boolean") return <>{value ? t("yes") : t("no")}</>;
  const text = String(value ?? "");
  if (!isWebAddress(text)) return <>{text}</>;
  return (
    <a href={text} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}
