import type { Chat } from "../chat.ts";
import { isSaid } from "../messages/unread-state.ts";

/** What the page has been told of a chat so far. */
interface Told {
  id: string | undefined;
  state: string | null;
  seq: number;
}

const toldOf = new WeakMap<Chat, Told>();

/** Tells the page of new messages and of the conversation's state; to be called at every change. */
export function tell(chat: Chat): void {
  const { host, messages } = chat;
  const conversation = messages.conversation.value;
  const told = toldOf.get(chat) ?? { id: undefined, state: null, seq: 0 };
  toldOf.set(chat, told);
  if (told.id !== conversation?.id) told.seq = 0;
  told.id = conversation?.id;
  // What was read, on whatever screen, is not new.
  told.seq = Math.max(told.seq, conversation?.readByVisitor ?? 0);
  const state = conversation?.state ?? null;
  if (state !== told.state) host.emit("conversation", { state });
  told.state = state;
  for (const event of messages.events.value) {
    if (event.seq <= told.seq) continue;
    told.seq = event.seq;
    if (isSaid(event)) host.emit("message", { by: event.by.kind, at: event.at });
  }
}

/** A part's style sheet; this one draws nothing. */
export const css = "";
