import type { Clock } from "@foyer/connection";
import type { AgentUp, Author, Typing } from "@foyer/protocol";
import { TYPING_RENEW_MS, TYPING_SHOWN_MS } from "@foyer/protocol/limits";
import { signal } from "@preact/signals";

interface Options {
  send(frame: AgentUp): boolean;
  clock: Clock;
}

/** Who writes where, and telling the others that we do. */
export function createTyping({ send, clock }: Options) {
  const writing = signal<ReadonlyMap<string, Author>>(new Map());
  /** What visitors have typed and not sent, where their site shows it. */
  const previews = signal<ReadonlyMap<string, string>>(new Map());
  const timers = new Map<string, unknown>();
  const toldAt = new Map<string, number>();

  function set(id: string, author: Author | null): void {
    clock.clearTimeout(timers.get(id));
    const next = new Map(writing.value);
    if (author) {
      next.set(id, author);
      // Whoever closes a laptop never says that they stopped.
      timers.set(
        id,
        clock.setTimeout(() => set(id, null), TYPING_SHOWN_MS),
      );
    } else next.delete(id);
    writing.value = next;
    if (!author) preview(id, "");
  }

  function preview(id: string, text: string): void {
    if ((previews.value.get(id) ?? "") === text) return;
    const next = new Map(previews.value);
    if (text) next.set(id, text);
    else next.delete(id);
    previews.value = next;
  }

  return {
    writing,
    previews,
    onTyping({ conversationId, by, on, text }: Typing): void {
      set(conversationId, on ? by : null);
      // A sign without words only says that they go on.
      if (on && text !== undefined) preview(conversationId, text);
    },
    /** Their message is here: they are done. */
    onMessage(conversationId: string): void {
      if (writing.value.has(conversationId)) set(conversationId, null);
    },
    /** To be called at each key: says it, but no more often than needed. */
    tell(conversationId: string, on: boolean): void {
      const told = toldAt.get(conversationId);
      if (on && told !== undefined && clock.now() - told < TYPING_RENEW_MS) return;
      if (!on && told === undefined) return;
      if (on) toldAt.set(conversationId, clock.now());
      else toldAt.delete(conversationId);
      send({ type: "typing", conversationId, on });
    },
  };
}
