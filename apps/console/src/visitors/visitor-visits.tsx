import type { VisitList } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { useAnswer } from "../look/use-answer.ts";
import { PageLink } from "./page-link.tsx";

/** Shown at first; the others are one press away. */
const SHOWN = 4;

/** The pages before this one. `page` is the one that they are on now: when it is another, all is asked again. */
export function VisitorVisits({ visitorId, page }: { visitorId: string; page: string }) {
  const [visits] = useAnswer<VisitList>(`/visitors/${visitorId}/visits`, {}, page);
  const [isOpen, setOpen] = useState(false);
  const before = (visits?.items ?? []).filter(({ url }, i) => i > 0 || url !== page);
  if (before.length === 0) return null;
  const more = before.length - SHOWN;
  return (
    <section aria-label={t("Pages before")}>
      <h3>{t("Pages before")}</h3>
      <ol class="visits">
        {before.slice(0, isOpen ? undefined : SHOWN).map(({ url, title, at }) => (
          <li key={`${at} ${url}`}>
            <span dir="auto">
              <PageLink url={url} title={title} />
            </span>
            <time dateTime={new Date(at).toISOString()}>{listTime(at, now.peek())}</time>
          </li>
        ))}
      </ol>
      {more > 0 && !isOpen && (
        <button type="button" class="btn link" onClick={() => setOpen(true)}>
          {t("{{count}} more pages", { count: more })}
        </button>
      )}
    </section>
  );
}
