import { type Event, type EventBody, INTERNAL_EVENTS } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Doer } from "../agents/doer.ts";
import type { EventLedger, Place } from "./event-ledger.ts";

/** What is to be written: bodies in order, all at one time; `clientId` names the first for ever. */
export interface Entry {
  conversationId: string;
  visitorId: string;
  /** The conversation's last seq. */
  after: number;
  at: number;
  by: Doer;
  clientId: string | undefined;
  says: { body: EventBody; by?: Doer }[];
}

export type EventLog = ReturnType<typeof createEventLog>;

/** The log of all conversations, for the acts of other features. */
export function createEventLog(deps: { directory: AgentDirectory; ledger: EventLedger }) {
  const { directory, ledger } = deps;
  return {
    /** Writes what was said and done, under the next seqs. Call inside a write. */
    append({ conversationId, visitorId, after, at, by, clientId, says }: Entry): Event[] {
      return says.map(({ body, by: sayer = by }, i) => {
        const seq = after + 1 + i;
        // It names what was said, not what came of it.
        const name = i === 0 ? clientId : undefined;
        ledger.add({
          conversationId,
          visitorId,
          seq,
          at,
          by: sayer,
          clientId: name,
          internal: isInternal(body),
          body: JSON.stringify(body),
        });
        const author = directory.author(sayer);
        // A key more or less would change the wire: a name that is not there is left out.
        return name === undefined
          ? { conversationId, seq, at, by: author, body }
          : { conversationId, seq, at, by: author, clientId: name, body };
      });
    },

    /** What this visitor's conversations hold under `clientId` already: never twice, for ever. Call inside a write. */
    repeatOf: (visitorId: string, clientId: string): Place | undefined =>
      ledger.repeatOf(visitorId, clientId),

    /** How many messages of the visitor come after `seq`. Call inside a write. */
    unreadAfter: (conversationId: string, seq: number): number =>
      ledger.unreadAfter(conversationId, seq),
  };
}

/** Whether no visitor may see it. */
export const isInternal = (body: EventBody): boolean => INTERNAL_EVENTS.includes(body.type);
