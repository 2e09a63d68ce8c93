import type { Event, VisitorUp } from "@foyer/protocol";
import type { MessagesState } from "./messages-state.ts";

/** What the visitor has not seen yet, and telling the server what they have. */
export type UnreadState = ReturnType<typeof createUnread>;

/** Counts what the other side said after the last `seq` that was on this or another screen. */
export function createUnread(messages: MessagesState, send: (frame: VisitorUp) => boolean) {
  /** How far they had read when this page first showed them the end. */
  let left: number | undefined;

  function count(): number {
    const conversation = messages.conversation.value;
    if (!conversation) return 0;
    const isUnread = (event: Event) => event.seq > conversation.readByVisitor && isSaid(event);
    return messages.events.value.filter(isUnread).length;
  }

  return {
    count,
    left: () => left ?? 0,
    /** To be called when the end of the conversation is on the screen. */
    see(): void {
      const conversation = messages.conversation.value;
      const seq = messages.events.value.at(-1)?.seq ?? 0;
      left ??= conversation?.readByVisitor;
      if (!conversation || seq <= conversation.readByVisitor) return;
      if (send({ type: "read", conversationId: conversation.id, seq }))
        messages.conversation.value = { ...conversation, readByVisitor: seq };
    },
  };
}

/** Whether it is something that the other side said. */
export function isSaid({ by, body }: Event): boolean {
  return by.kind !== "visitor" && /^(message|answ|hand)/.test(body.type);
}
