import type { Conversation, Event } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { inbox } from "../live/live.ts";
import { toast } from "../look/toasts.tsx";
import { mayManage, myId } from "../session/session-state.ts";

/** The message that is being put in other words, and what its words are by now. */
export const editing = signal<{ conversationId: string; seq: number; text: string } | null>(null);

/** Whether the signed-in agent may change or take back this message. */
export function mayAmend({ by, body }: Event, { state, outcome }: Conversation): boolean {
  if (by.kind !== "agent" || body.type !== "message" || body.removed) return false;
  if (state === "closed" && outcome === "spam") return false;
  return by.id === myId.value || mayManage.value;
}

/** Opens the words of a message for change. */
export function startEdit({ conversationId, seq, body }: Event): void {
  if (body.type === "message") editing.value = { conversationId, seq, text: body.text };
}

/** Opens one's own last message; false when there is none that may be changed. */
export function editLast(events: readonly Event[], conversation: Conversation): boolean {
  const isOwn = (event: Event) =>
    event.by.kind === "agent" && event.by.id === myId.value && mayAmend(event, conversation);
  const last = events.findLast(isOwn);
  if (last) startEdit(last);
  return last !== undefined;
}

/** Stores the words; they stay open when that fails. */
export async function saveEdit(): Promise<void> {
  const edit = editing.value;
  if (!edit) return;
  const path = `/conversations/${edit.conversationId}/messages/${edit.seq}`;
  try {
    inbox.put(await http.patch<Conversation>(path, { text: edit.text }));
    if (editing.value === edit) editing.value = null;
  } catch (error) {
    toast(t("Not changed: {{reason}}", { reason: reason(error) }), "bad");
  }
}

/** Takes a message back; true when that was done. */
export async function removeMessage({ conversationId, seq }: Event): Promise<boolean> {
  try {
    await http.delete(`/conversations/${conversationId}/messages/${seq}`);
    return true;
  } catch (error) {
    toast(t("Not removed: {{reason}}", { reason: reason(error) }), "bad");
    return false;
  }
}
