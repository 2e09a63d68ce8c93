import type { Attachment, CannedReply } from "@foyer/protocol";
import { ATTACHMENTS_MAX } from "@foyer/protocol/limits";
import { bring, trayOf } from "../attachments/tray-state.ts";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { toast } from "../look/toasts.tsx";
import { draftOf } from "../messages/draft.ts";
import { cannedReplies } from "./canned-replies-state.ts";
import { macroOf } from "./macro-state.ts";

/**
 * After a canned reply was put into what is being written: brings its files, counts it, and stages what a
 * macro does then.
 */
export function usedReply(conversationId: string, reply: CannedReply): void {
  if (reply.acts.length > 0) macroOf(conversationId).value = reply;
  if (reply.files.length > 0) bringFiles(conversationId, reply);
  cannedReplies.value =
    cannedReplies.value?.map((one) =>
      one.id === reply.id ? { ...one, uses: one.uses + 1, myUses: one.myUses + 1 } : one,
    ) ?? null;
  // A count that is lost is no loss to whoever is writing.
  http.post(`/canned-replies/${reply.id}/uses`).catch(() => undefined);
}

/** Its files wait with the reply as if they had been attached by hand. */
function bringFiles(conversationId: string, { id, shortcut, files }: CannedReply): void {
  const tooMany = trayOf(conversationId).peek().length + files.length > ATTACHMENTS_MAX;
  if (draftOf(conversationId).peek().mode === "note") {
    toast(t("/{{shortcut}}: its files go with replies, not with notes.", { shortcut }), "bad");
  } else if (tooMany) {
    const most = { shortcut, count: ATTACHMENTS_MAX };
    toast(t("/{{shortcut}}: its files are left out, {{count}} are the most.", most), "bad");
  } else {
    const copied = http.post<Attachment[]>(`/canned-replies/${id}/files`, { conversationId });
    void bring(conversationId, files, copied);
  }
}
