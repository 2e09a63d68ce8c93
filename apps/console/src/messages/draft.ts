import { type Signal, signal } from "@preact/signals";
import { myId } from "../session/session-state.ts";

/** What stands in a conversation's composer. */
export interface Draft {
  mode: "reply" | "note";
  reply: string;
  note: string;
  /** The last event there was when the reply was begun; 0 while it is empty, or when nobody knows. */
  since: number;
}

export type DraftListener = (conversationId: string, change: Partial<Draft>) => void;

const EMPTY: Draft = { mode: "reply", reply: "", note: "", since: 0 };
const PREFIX = "foyer.draft.";
const drafts = new Map<string, Signal<Draft>>();
let heard: DraftListener = () => undefined;

/** The signed-in agent's draft in a conversation; it outlives reloads. */
export function draftOf(conversationId: string): Signal<Draft> {
  const key = keyOf(conversationId);
  const held = drafts.get(key) ?? signal(load(key));
  drafts.set(key, held);
  return held;
}

/** Keeps what is being written. */
export function changeDraft(conversationId: string, change: Partial<Draft>): void {
  const draft = draftOf(conversationId);
  const next = { ...draft.value, ...change };
  draft.value = next.reply === "" && change.since === undefined ? { ...next, since: 0 } : next;
  const key = keyOf(conversationId);
  try {
    const { reply, note } = draft.value;
    if (reply || note) localStorage.setItem(key, JSON.stringify(draft.value));
    else localStorage.removeItem(key);
  } catch {
    // Storage full or forbidden: the draft lives as long as the page.
  }
  heard(conversationId, change);
}

/** Whether the signed-in agent has begun to write in a conversation; a mark for lists. */
export function hasDraft(conversationId: string): boolean {
  const { reply, note } = draftOf(conversationId).value;
  return (reply || note).trim() !== "";
}

/** `listener` hears of every change from now on. */
export function onDraft(listener: DraftListener): void {
  heard = listener;
}

/** The conversations in which this browser holds a draft of the signed-in agent. */
export function draftsHere(): string[] {
  const prefix = keyOf("");
  try {
    const names = Object.keys(localStorage);
    return names.flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : []));
  } catch {
    return [];
  }
}

/** Agents who share a browser do not find each other's words. */
function keyOf(conversationId: string): string {
  return `${PREFIX}${myId.peek()}.${conversationId}`;
}

function load(key: string): Draft {
  try {
    const text = localStorage.getItem(key);
    return { ...EMPTY, ...(text && (JSON.parse(text) as Partial<Draft>)) };
  } catch {
    return EMPTY;
  }
}
