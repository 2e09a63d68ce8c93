import type { Conversation } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { duration, fullTime } from "../look/time.ts";

type Due = Pick<Conversation, "dueFor" | "dueAt">;

/** "Answer due in 4:10", or for how long it is overdue; "" where nothing is promised. */
export function dueText({ dueFor, dueAt }: Due, now: number): string {
  if (dueAt === null) return "";
  const time = duration(Math.abs(dueAt - now));
  if (dueFor === "solve")
    return now < dueAt
      ? t("To be solved in {{time}}", { time })
      : t("Solving is {{time}} late", { time });
  return now < dueAt
    ? t("Answer due in {{time}}", { time })
    : t("Answer is {{time}} late", { time });
}

/** By when, to the minute. */
export function dueMoment({ dueFor, dueAt }: Due): string {
  if (dueAt === null) return "";
  const when = fullTime(dueAt);
  return dueFor === "solve"
    ? t("To be solved by {{when}}", { when })
    : t("Answer due by {{when}}", { when });
}
