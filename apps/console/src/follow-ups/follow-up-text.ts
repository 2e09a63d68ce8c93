import type { EventBody } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { fullTime } from "../look/time.ts";

type Set = Extract<EventBody, { type: "follow_up_set" }>;

/** What the log says of a follow-up; undefined for anything else. `who` did it, `isMe`: who reads it. */
export function followUpText(body: EventBody, who: string, isMe: boolean): string | undefined {
  switch (body.type) {
    case "follow_up_set":
      return [setText(body, who, isMe), body.for?.name, body.at !== null && body.note]
        .filter(Boolean)
        .join(" · ");
    case "follow_up_done":
      return [
        isMe ? t("You did the follow-up") : t("{{who}} did the follow-up", { who }),
        body.note,
      ]
        .filter(Boolean)
        .join(" · ");
    case "follow_up_due":
      return dueText(body);
    default:
      return undefined;
  }
}

function setText({ at, was, why }: Set, who: string, isMe: boolean): string {
  if (at === null) {
    if (why) return t("The better rating closed the follow-up");
    return isMe ? t("You removed the follow-up") : t("{{who}} removed the follow-up", { who });
  }
  const when = fullTime(at);
  if (why && was === undefined)
    return t("The low rating opened a follow-up for {{when}}", { when });
  if (was !== undefined)
    return isMe
      ? t("You moved the follow-up to {{when}}", { when })
      : t("{{who}} moved the follow-up to {{when}}", { who, when });
  return isMe
    ? t("You set a follow-up for {{when}}", { when })
    : t("{{who}} set a follow-up for {{when}}", { who, when });
}

function dueText({ late, notified }: Extract<EventBody, { type: "follow_up_due" }>): string {
  const what = late
    ? t("The follow-up is overdue for a day")
    : t("The time for the follow-up has come");
  const names = notified.map(({ name }) => name).join(", ");
  return names ? t("{{what}} · called: {{names}}", { what, names }) : what;
}
