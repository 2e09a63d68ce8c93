import type { Ack, Event } from "@foyer/protocol";

/** What was promised and shown in one story, for the auditor. */
export interface Ledger {
  /** Every text that somebody typed, by author in the order of typing. */
  said: Map<string, string[]>;
  acks: Ack[];
  /** Every event that any screen has ever shown, by place. */
  shown: Map<string, Event>;
  /** Texts by the client id under which they went out. */
  ids: Map<string, string>;
  /** Refused once, heard or not, and said again: they may stand behind what was said after them. */
  refused: Set<string>;
  /** Refused, and given up by hand: they need not be there. */
  givenUp: Set<string>;
  faults: string[];
  say(author: string, text: string, clientId: string): void;
  /** What a screen shows now. */
  show(screen: readonly Event[]): void;
}

export function createLedger(): Ledger {
  const said = new Map<string, string[]>();
  const shown = new Map<string, Event>();
  const faults: string[] = [];
  // Screens are shown again after each frame; most of what they hold was there before.
  const seen = new WeakSet<Event>();
  const ids = new Map<string, string>();
  return {
    said,
    acks: [],
    shown,
    ids,
    refused: new Set(),
    givenUp: new Set(),
    faults,
    say(author, text, clientId) {
      ids.set(clientId, text);
      said.set(author, [...(said.get(author) ?? []), text]);
    },
    show(screen) {
      for (const event of screen) {
        if (seen.has(event)) continue;
        seen.add(event);
        const place = `${event.conversationId} ${event.seq}`;
        const before = shown.get(place);
        if (before && textOf(before) !== textOf(event)) {
          faults.push(`two events at seq ${event.seq}: ${textOf(before)} and ${textOf(event)}`);
        }
        shown.set(place, event);
      }
    },
  };
}

/** What an event is about, without ids that differ from run to run. */
export const textOf = ({ body }: Pick<Event, "body">): string =>
  `${body.type} ${"text" in body ? body.text : ""}`;
