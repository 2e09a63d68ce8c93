import type { EventBody } from "@foyer/protocol";
import { complaintName } from "@foyer/protocol/complaint-choices";
import { t } from "../language/say.ts";

/** One quiet sentence for a complaint that was recorded; undefined for anything else. */
export function complaintText(
  body: EventBody,
  { who, isMe, isVisitor }: { who: string; isMe: boolean; isVisitor: boolean },
): string | undefined {
  if (body.type !== "complaint_recorded") return undefined;
  const number = complaintName(body.number);
  if (isVisitor) return t("{{who}} complained: {{number}}", { who, number });
  return isMe
    ? t("You recorded the complaint {{number}}", { number })
    : t("{{who}} recorded the complaint {{number}}", { who, number });
}
