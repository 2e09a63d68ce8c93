import { createEventLog, type EventLog } from "@foyer/connection";
import type { AgentUp, Event, Events, History, Pong } from "@foyer/protocol";
import { EVENTS_PAGE } from "@foyer/protocol/limits";
import { type Signal, signal } from "@preact/signals";

/** What is shown of one conversation. */
export interface Talk {
  events: readonly Event[];
  /** False until the first answer has come. */
  loaded: boolean;
  earlier: "none" | "more" | "loading";
}

const NOTHING: Talk = { events: [], loaded: false, earlier: "none" };

/** One conversation as it is held: its log, and what is drawn of it. */
interface Held {
  log: EventLog;
  shown: Signal<Talk>;
}

/** The logs of the conversations that were looked at, kept whole by asking for what is missing. */
export function createTalks(send: (frame: AgentUp) => boolean) {
  const held = new Map<string, Held>();
  /** On the screen now, with the head that was known when they were opened. */
  const watched = new Map<string, number>();

  function talkOf(id: string): Held {
    const talk = held.get(id) ?? { log: createEventLog(), shown: signal(NOTHING) };
    held.set(id, talk);
    return talk;
  }

  function watch(id: string, head: number): void {
    // The first look is at the end; what came before is asked for by scrolling.
    const after = talkOf(id).log.last() || Math.max(0, head - EVENTS_PAGE);
    send({ type: "watch", conversationId: id, after });
  }

  return {
    talk: (id: string): Signal<Talk> => talkOf(id).shown,
    /** Whether the event `seq` of a conversation on the screen is still to come. */
    awaits: (id: string, seq: number) => watched.has(id) && talkOf(id).log.last() < seq,
    open(id: string, head: number): void {
      watched.set(id, head);
      watch(id, head);
    },
    close(id: string): void {
      watched.delete(id);
      send({ type: "unwatch", conversationId: id });
    },
    /** A connection is there: go on where it broke off. */
    resume(): void {
      for (const [id, head] of watched) watch(id, head);
    },
    loadEarlier(id: string): void {
      const { log, shown } = talkOf(id);
      if (shown.value.earlier !== "more") return;
      if (send({ type: "history", conversationId: id, before: log.first() }))
        shown.value = { ...shown.value, earlier: "loading" };
    },
    onEvents(frame: Events): void {
      const talk = talkOf(frame.conversationId);
      const { gapAfter } = talk.log.apply(frame);
      if (gapAfter !== undefined)
        send({ type: "watch", conversationId: frame.conversationId, after: gapAfter });
      show(talk);
    },
    onHistory(frame: History): void {
      const talk = talkOf(frame.conversationId);
      talk.log.prepend(frame);
      show(talk);
    },
    /** A beat carries the heads: a silent loss is found within one beat. */
    onPong({ heads }: Pong): void {
      for (const { conversationId: id, seq } of heads)
        if (watched.has(id) && seq > talkOf(id).log.last()) watch(id, seq);
    },
  };
}

function show({ log, shown }: Held): void {
  const earlier = log.hasEarlier() ? "more" : "none";
  const { value } = shown;
  // Whoever comes back to a talk is often told that nothing is new.
  if (value.loaded && value.events === log.events() && value.earlier === earlier) return;
  shown.value = { events: log.events(), loaded: true, earlier };
}
