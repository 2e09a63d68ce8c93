import type { Visitor } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { now } from "../look/now.ts";
import { timeIn } from "../look/time.ts";
import { PageLink } from "./page-link.tsx";
import { languageNames, placeOf } from "./visitor-facts.ts";

/** Where the visitor is now: page, clock, device, languages. */
export function VisitorNow({
  visitor: { page, browser, languages, timeZone },
}: {
  visitor: Visitor;
}) {
  const time = timeZone && timeIn(timeZone, now.value);
  return (
    <section aria-label={t("Now")}>
      <h3>{t("Now")}</h3>
      <dl>
        {page && (
          <>
            <dt>{t("Page")}</dt>
            <dd dir="auto">
              <PageLink url={page.url} title={page.title} />
            </dd>
          </>
        )}
        {time && timeZone && (
          <>
            <dt>{t("Local time")}</dt>
            <dd>
              {time}, {placeOf(timeZone)}
            </dd>
          </>
        )}
        <dt>{t("Device")}</dt>
        <dd>{browser || t("Unknown")}</dd>
        {languages.length > 0 && (
          <>
            <dt>{t("Languages")}</dt>
            <dd>{languageNames(languages)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
