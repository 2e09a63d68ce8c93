import type { DraftKind } from "@foyer/protocol";
import { myId } from "../session/session-state.ts";

/** What was written in one place: words, and the ids of the files that go with them. */
export interface Written {
  text: string;
  files: readonly string[];
}

/** What the server holds, as far as this browser knows; a version of "": nothing. */
export interface Known extends Written {
  version: string;
}

export const NOTHING: Known = { version: "", text: "", files: [] };

export const isNothing = ({ text, files }: Written): boolean => text === "" && files.length === 0;

export const isSame = (a: Written, b: Written): boolean =>
  a.text === b.text && a.files.join() === b.files.join();

/** Where a draft is, as one word. */
export const placeOf = (conversationId: string, kind: DraftKind): string =>
  `${conversationId}.${kind}`;

const PREFIX = "foyer.known-draft.";
const held = new Map<string, Known>();
const keyOf = (place: string): string => `${PREFIX}${myId.peek()}.${place}`;

/** Remembered over reloads: what was written meanwhile is told from what another browser wrote. */
export function knownDraft(place: string): Known {
  const key = keyOf(place);
  const known = held.get(key) ?? load(key);
  held.set(key, known);
  return known;
}

export function knowDraft(place: string, known: Known): void {
  const key = keyOf(place);
  held.set(key, known);
  try {
    if (known.version) localStorage.setItem(key, JSON.stringify(known));
    else localStorage.removeItem(key);
  } catch {
    // Storage full or forbidden: after a reload the server's draft is offered beside one's own.
  }
}

/** The places of which something is known to be on the server. */
export function knownPlaces(): string[] {
  const prefix = keyOf("");
  const kept = [...held].flatMap(([key, { version }]) => (version ? key : []));
  try {
    kept.push(...Object.keys(localStorage));
  } catch {
    // Then only this page knows.
  }
  const mine = kept.filter((key) => key.startsWith(prefix));
  return [...new Set(mine.map((key) => key.slice(prefix.length)))];
}

function load(key: string): Known {
  try {
    const text = localStorage.getItem(key);
    return text ? { ...NOTHING, ...(JSON.parse(text) as Partial<Known>) } : NOTHING;
  } catch {
    return NOTHING;
  }
}
