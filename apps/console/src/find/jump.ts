import type { MessageHit } from "@foyer/protocol";
import { signal } from "@preact/signals";

/** A message that was found, and what it was found by. */
export interface Target {
  conversationId: string;
  seq: number;
  text: string;
}

/** Where to go in a conversation that is opened next, or is open. */
export const target = signal<Target | null>(null);

/** Opens the conversation of a hit at its message. */
export function jumpTo(hit: MessageHit, text: string, route: (url: string) => void): void {
  target.value = { conversationId: hit.conversationId, seq: hit.seq, text };
  route(`/console/conversations/${hit.conversationId}`);
}
