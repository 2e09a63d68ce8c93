import type { CannedReply } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";

/** How often it was used and when last, and who changed it last. */
export function HistoryLine({ reply }: { reply: CannedReply }) {
  return (
    <small class="history">
      {usedText(reply)} {changedText(reply)}
    </small>
  );
}

function usedText({ uses, myUses, usedAt, usedBy }: CannedReply): string {
  if (usedAt === null) return t("Not used yet.");
  const told = { uses, mine: myUses, when: listTime(usedAt, now.value) };
  const name = agents.card(usedBy)?.name;
  return name
    ? t("Used {{uses}}×, {{mine}}× by you, last {{when}} by {{name}}.", { ...told, name })
    : t("Used {{uses}}×, {{mine}}× by you, last {{when}}.", told);
}

function changedText({ updatedAt, editedBy }: CannedReply): string {
  const when = listTime(updatedAt, now.value);
  const name = agents.card(editedBy)?.name;
  return name
    ? t("Changed {{when}} by {{name}}.", { when, name })
    : t("Changed {{when}}.", { when });
}
