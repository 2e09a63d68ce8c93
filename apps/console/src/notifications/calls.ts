import type { CallKind, Conversation, Mention } from "@foyer/protocol";

/** That an agent is wanted somewhere. `key` names it: the same key is the same call, in every tab. */
export interface Call {
  key: string;
  kind: CallKind;
  conversationId: string;
  /** Who waits, wrote or rated, or the colleague; null for a visitor without a name. */
  name: string | null;
  text: string;
  /** Where it is about a complaint; then `conversationId` is "". */
  complaintId?: string;
}

/** Where what a call is about is found. */
export const pathOfCall = ({ complaintId, conversationId }: Call): string =>
  complaintId === undefined
    ? `/console/conversations/${conversationId}`
    : `/console/complaints/${complaintId}`;

/** What the lists call for now: somebody who waits, new words in one's own conversations, unread mentions. */
export function callsIn(of: {
  waiting: readonly Conversation[];
  mine: readonly Conversation[];
  mentions: readonly Mention[];
  /** Whether it is offered to this agent now. */
  isOffered?(row: Conversation): boolean;
  /** Whether it is offered by itself: then nobody else is called. */
  isAutomatic?(row: Conversation): boolean;
}): Map<string, Call> {
  const calls = new Map<string, Call>();
  const add = (call: Call) => calls.set(call.key, call);
  for (const row of of.waiting) {
    if (of.isOffered?.(row)) add({ ...ofRow(row), key: offerKey(row), kind: "waiting" });
    else if (!of.isAutomatic?.(row))
      add({ ...ofRow(row), key: `${row.id} waits ${row.waitingSince}`, kind: "waiting" });
  }
  for (const row of of.mine)
    if (row.unread > 0 && row.lastBy === "visitor")
      add({ ...ofRow(row), key: `${row.id} said ${row.lastAt}`, kind: "message" });
  for (const one of of.mentions)
    if (one.readAt === null)
      add({
        ...{ key: `${one.conversationId} mention ${one.seq}`, kind: "mention" },
        ...{ conversationId: one.conversationId, name: one.by.name, text: one.text },
      });
  return calls;
}

const offerKey = ({ id, offerEndsAt }: Conversation) => `${id} offered ${offerEndsAt}`;

const ofRow = ({ id, visitorName, lastText }: Conversation) => ({
  ...{ conversationId: id, name: visitorName, text: lastText },
});
