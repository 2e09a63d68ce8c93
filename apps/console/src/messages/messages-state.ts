import { type Clock, createOutbox, type OutboxStore } from "@foyer/connection";
import type { Ack, AgentSendMessage, AgentUp, ErrorDown, Events, Mentioned } from "@foyer/protocol";
import { signal } from "@preact/signals";
import type { Pending, Said } from "./said.ts";
import { createTalks } from "./talks.ts";

/** What may come with a reply. */
type SaidWith = Pick<AgentSendMessage, "attachmentIds" | "choices" | "articleIds">;

interface Options {
  send(frame: AgentUp): boolean;
  store: OutboxStore<Said>;
  clock: Pick<Clock, "now">;
  newClientId(): string;
}

/** The conversations' logs, and what was said here and has no answer yet. */
export function createMessages({ send, store, clock, newClientId }: Options) {
  const talks = createTalks(send);
  const pending = signal<readonly Pending[]>([]);
  /** Acked, but their event has not come yet: their lines stay till then. */
  const settling = new Map<string, Ack>();
  const outbox = createOutbox<Said>({
    store,
    clock,
    onChange(entries) {
      pending.value = entries;
    },
  });
  pending.value = outbox.entries();

  function settle(clientId: string): void {
    settling.delete(clientId);
    outbox.acked(clientId);
  }

  return {
    ...talks,
    pending,
    say: (conversationId: string, text: string, more: SaidWith = {}) =>
      outbox.add(
        { type: "send_message", clientId: newClientId(), conversationId, text, ...more },
        send,
      ),
    note: (conversationId: string, text: string, mentions?: Mentioned[]) =>
      outbox.add(
        {
          ...{ type: "add_note", clientId: newClientId(), conversationId, text },
          ...(mentions && { mentions }),
        },
        send,
      ),
    retry: (clientId: string) => outbox.retry(clientId, send),
    drop: (clientId: string) => outbox.drop(clientId),
    /** Another tab changed what is unsent, or another agent signed in. */
    reload: () => outbox.reload(),
    resume(): void {
      talks.resume();
      outbox.flush(send);
    },
    /** The connection is lost: what was on its way waits again. */
    hold: () => outbox.hold(),
    onEvents(frame: Events): void {
      talks.onEvents(frame);
      for (const { clientId } of frame.events) if (clientId) settle(clientId);
      for (const { clientId, conversationId, seq } of settling.values())
        if (!talks.awaits(conversationId, seq)) settle(clientId);
    },
    onAck(ack: Ack): void {
      if (talks.awaits(ack.conversationId, ack.seq)) settling.set(ack.clientId, ack);
      else settle(ack.clientId);
    },
    onError({ clientId, kind, message }: ErrorDown): void {
      if (clientId) outbox.refused(clientId, kind, message);
    },
  };
}
