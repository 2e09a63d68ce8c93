import type { Event } from "@foyer/protocol";
import { type Ledger, textOf } from "./ledger.ts";

/** A row of the server's log, as it lies on the disk. */
export interface Row {
  conversationId: string;
  seq: number;
  internal: number;
  body: Event["body"];
}

/** What there is to look at once everything has come to rest. */
export interface Scene {
  /** The server's log, by seq. */
  log(): Row[];
  /** How many rows the log has, where that is cheaper than reading it. */
  size?(): number;
  ledger: Ledger;
  screens: { name: string; events: readonly Event[]; seesNotes: boolean }[];
  /** Lines that some page still holds for unsent. */
  unsent: number;
}

/** Whether every screen shows the log and nothing waits: what must be so soon after healing. */
export function isQuiet({ log, size, unsent, screens }: Scene): boolean {
  // Reading the log is dear, and this is asked often.
  if (unsent > 0) return false;
  if (size && size() !== Math.max(...screens.map(headOf))) return false;
  // Who sees no notes may end earlier, all of them at the same place.
  const ends = new Set(screens.filter(({ seesNotes }) => !seesNotes).map(headOf));
  if (ends.size > 1) return false;
  const rows = log();
  return screens.every((screen) => !screenFault(screen, rows));
}

const headOf = ({ events }: { events: readonly Event[] }) => events.at(-1)?.seq ?? 0;

/** Everything that breaks a promise; none when all is well. */
export function audit(scene: Scene): string[] {
  const { ledger, screens, unsent } = scene;
  const log = scene.log();
  return [
    ...ledger.faults,
    ...logFaults(log),
    ...ackFaults(ledger, log),
    ...saidFaults(ledger, log),
    ...shownFaults(ledger, log),
    ...screens.flatMap((screen) => screenFault(screen, log) ?? []),
    ...(unsent > 0 ? [`${unsent} lines are still unsent`] : []),
  ];
}

function logFaults(log: Row[]): string[] {
  const conversations = new Set(log.map(({ conversationId }) => conversationId));
  const gaps = log.filter(({ seq }, i) => seq !== i + 1);
  return [
    ...(conversations.size > 1 ? [`the visitor has ${conversations.size} conversations`] : []),
    ...(gaps.length > 0 ? [`the log has a gap at seq ${gaps[0]?.seq}`] : []),
  ];
}

function ackFaults({ acks, ids }: Ledger, log: Row[]): string[] {
  return acks
    .filter(({ clientId }) => ids.has(clientId))
    .filter(({ clientId, conversationId, seq }) => {
      const row = log[seq - 1];
      const isIt = row && "text" in row.body && row.body.text === ids.get(clientId);
      return !isIt || row.conversationId !== conversationId;
    })
    .map(({ clientId, seq }) => `acked and not there: ${ids.get(clientId)} as seq ${seq}`);
}

/**
 * Order is judged among what an author may say in the same states: an agent's reply needs a claim,
 * a note does not. Refused in the moment of a crash, a reply is said again later, behind the note.
 */
function saidFaults({ said, refused, givenUp }: Ledger, log: Row[]): string[] {
  const places = new Map<string, number[]>();
  const isNote = (seq: number) => log[seq - 1]?.body.type === "note";
  for (const { seq, body } of log) {
    if (body.type !== "message" && body.type !== "note") continue;
    places.set(body.text, [...(places.get(body.text) ?? []), seq]);
  }
  const faults: string[] = [];
  for (const [author, texts] of said) {
    const last = { note: 0, message: 0 };
    for (const text of texts) {
      const at = places.get(text) ?? [];
      if (at.length === 0 && !givenUp.has(text)) faults.push(`lost: ${text}`);
      if (at.length > 1) faults.push(`stored ${at.length} times: ${text}`);
      if (refused.has(text) || at[0] === undefined) continue;
      const kind = isNote(at[0]) ? "note" : "message";
      if (at[0] < last[kind]) faults.push(`${author}'s order is broken at ${text}`);
      last[kind] = at[0];
    }
  }
  return faults;
}

/** What was once seen may never be taken back, not even by a power cut. */
function shownFaults({ shown }: Ledger, log: Row[]): string[] {
  return [...shown.values()]
    .filter((event) => {
      const row = log[event.seq - 1];
      return !row || textOf(row) !== textOf(event);
    })
    .map((event) => `shown and not in the log: ${textOf(event)} as seq ${event.seq}`);
}

function screenFault({ name, events, seesNotes }: Scene["screens"][number], log: Row[]) {
  const from = events[0]?.seq ?? 0;
  const due = log.filter(({ seq, internal }) => seq >= from && (seesNotes || !internal));
  const seen = events.map((event) => `${event.seq} ${textOf(event)}`).join("\n");
  if (seen === due.map((row) => `${row.seq} ${textOf(row)}`).join("\n")) return undefined;
  const seqs = (list: readonly { seq: number }[]) => list.map(({ seq }) => seq).join(" ");
  return `${name} shows ${seqs(events)} where the log has ${seqs(due)}`;
}
