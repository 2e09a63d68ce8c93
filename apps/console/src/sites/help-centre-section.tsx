import { t } from "../language/say.ts";
import { CopyButton } from "../look/copy-button.tsx";
import { Check } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

/** Whether the articles are pages of their own, and where. */
export function HelpCentreSection({ site, form, setOptions }: SectionProps) {
  const page = `${location.origin}/help/${site.key}`;
  const { helpCentre } = form.options;
  return (
    <section class="card">
      <h2>{t("Help centre")}</h2>
      <Check
        label={t("Published articles are pages of their own")}
        hint={t(
          "Anybody can read them, without the chat and without a script; search engines, too.",
        )}
        checked={helpCentre}
        onChange={(on) => setOptions({ helpCentre: on })}
      />
      {helpCentre && (
        <>
          <pre class="code">
            <code>{page}</code>
          </pre>
          <p class="quiet">
            {t("For search engines: {{address}}", { address: `${page}/sitemap.xml` })}
          </p>
          <div class="form-end">
            <CopyButton text={page} />
            <a class="btn" href={page} target="_blank" rel="noreferrer">
              {t("Open it")}
            </a>
          </div>
        </>
      )}
    </section>
  );
}
