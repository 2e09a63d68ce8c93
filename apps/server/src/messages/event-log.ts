import { type Event, type EventBody, INTERNAL_EVENTS } from "@foyer/protocol";
import type { Doer } from "../agents/doer.ts";
import type { MessageStore } from "./message-store.ts";

/** What is to be written: bodies in order, all at one time; `clientId` names the first for ever. */
export interface Entry {
  conversationId: string;
  /** The conversation's last seq. */
  after: number;
  at: number;
  by: Doer;
  clientId: string | undefined;
  says: { body: EventBody; by?: Doer }[];
}

/** Where something already stands in the log. */
export interface Place {
  conversationId: string;
  seq: number;
}

export type EventLog = ReturnType<typeof createEventLog>;

/** The log of all conversations, for the acts of other features. */
export function createEventLog(store: MessageStore) {
  return {
    /** Writes what was said and done, under the next seqs. Call inside a write. */
    append: ({ conversationId, after, at, by, clientId, says }: Entry): Event[] =>
      says.map(({ body, by: sayer }, i) =>
        store.append({
          conversationId,
          seq: after + 1 + i,
          at,
          by: sayer ?? by,
          clientId: i === 0 ? clientId : undefined,
          internal: isInternal(body),
          body,
        }),
      ),

    /** What this visitor's conversations hold under `clientId` already: never twice, for ever. */
    repeatOf: (visitorId: string, clientId: string): Place | undefined =>
      store.repeatOf(visitorId, clientId),

    /** How many messages of the visitor come after `seq`. */
    unreadAfter: (conversationId: string, seq: number): number =>
      store.unreadAfter(conversationId, seq),
  };
}

/** Whether no visitor may see it. */
export const isInternal = (body: EventBody): boolean => INTERNAL_EVENTS.includes(body.type);
