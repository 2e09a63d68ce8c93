import type { Visitor } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { fullTime } from "../look/time.ts";
import { InlineField } from "./inline-field.tsx";

/** What is known of the visitor themselves; name, email and phone can be put right. */
export function VisitorProfile({ visitor }: { visitor: Visitor }) {
  return (
    <section aria-label={t("Profile")}>
      <h3>
        {t("Profile")} <Trust visitor={visitor} />
      </h3>
      <dl>
        <dt>{t("Name")}</dt>
        <dd>
          <InlineField
            key={visitor.id}
            label={t("Name")}
            value={visitor.name}
            placeholder={t("Add a name")}
            save={(name) => visitors.change(visitor.id, { name })}
          />
        </dd>
        <dt>{t("Email")}</dt>
        <dd>
          <InlineField
            key={visitor.id}
            label={t("Email")}
            type="email"
            value={visitor.email}
            placeholder={t("Add an email")}
            save={(email) => visitors.change(visitor.id, { email })}
          />
        </dd>
        <dt>{t("Phone")}</dt>
        <dd>
          <InlineField
            key={visitor.id}
            label={t("Phone")}
            type="tel"
            value={visitor.phone}
            placeholder={t("Add a number")}
            save={(phone) => visitors.change(visitor.id, { phone })}
          />
        </dd>
        {visitor.externalId !== null && (
          <>
            <dt>{t("User id")}</dt>
            <dd dir="auto">{visitor.externalId}</dd>
          </>
        )}
        <dt>{t("First seen")}</dt>
        <dd>{fullTime(visitor.firstSeenAt)}</dd>
      </dl>
    </section>
  );
}

/** Whether anybody vouches for who they say they are; nothing is said of whom nothing is known. */
function Trust({ visitor: { externalId, name, email, phone } }: { visitor: Visitor }) {
  if (externalId !== null)
    return (
      <span class="chip ok" title={t("Your server has signed who this is.")}>
        {t("Verified")}
      </span>
    );
  if (name === null && email === null && phone === null) return null;
  return (
    <span
      class="chip"
      title={t("What the visitor, the page or an agent has said; nobody vouches for it.")}
    >
      {t("Not verified")}
    </span>
  );
}
