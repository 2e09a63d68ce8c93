import type { Complaint } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { now } from "../look/now.ts";
import { fullTime, listTime } from "../look/time.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** When a complaint is due: red once it is over, amber on the day before; when it ended, once it has. */
export function DueMark({ complaint: { dueAt, closedAt } }: { complaint: Complaint }) {
  if (closedAt !== null)
    return <small title={fullTime(closedAt)}>{listTime(closedAt, now.value)}</small>;
  const left = dueAt - now.value;
  const days = Math.ceil(Math.abs(left) / DAY_MS);
  const tone = left <= 0 ? "bad" : left < DAY_MS ? "warn" : "";
  return (
    <span class={`chip due-mark ${tone}`} title={t("Due {{when}}", { when: fullTime(dueAt) })}>
      {left <= 0
        ? t("{{count}} days late", { count: days })
        : t("{{count}} days left", { count: days })}
    </span>
  );
}
