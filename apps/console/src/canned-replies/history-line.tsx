import type { CannedReply } from "@foyer/protocol";
import { agents } from "../live/live.ts";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";

/** How often it was used and when last, and who changed it last. */
export function HistoryLine({ reply }: { reply: CannedReply }) {
  const { uses, myUses, usedAt, usedBy, updatedAt, editedBy } = reply;
  const at = (time: number) => listTime(time, now.value);
  const by = (id: string | null) => {
    const name = agents.card(id)?.name;
    return name ? ` by ${name}` : "";
  };
  const used =
    usedAt === null
      ? "Not used yet."
      : `Used ${uses}×, ${myUses}× by you, last ${at(usedAt)}${by(usedBy)}.`;
  return (
    <small class="history">
      {used} Changed {at(updatedAt)}
      {by(editedBy)}.
    </small>
  );
}
