import type { CannedReply } from "@foyer/protocol";
import { http } from "../http.ts";
import { cannedReplies } from "./canned-replies-state.ts";
import { macroOf } from "./macro-state.ts";

/** After a canned reply was put into what is being written: counts it, and stages what a macro does then. */
export function usedReply(conversationId: string, reply: CannedReply): void {
  if (reply.acts.length > 0) macroOf(conversationId).value = reply;
  cannedReplies.value =
    cannedReplies.value?.map((one) =>
      one.id === reply.id ? { ...one, uses: one.uses + 1, myUses: one.myUses + 1 } : one,
    ) ?? null;
  // A count that is lost is no loss to whoever is writing.
  http.post(`/canned-replies/${reply.id}/uses`).catch(() => undefined);
}
