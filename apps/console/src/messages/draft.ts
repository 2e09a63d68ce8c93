import { type Signal, signal } from "@preact/signals";
import { myId } from "../session/session-state.ts";

/** What stands in a conversation's composer. */
export interface Draft {
  mode: "reply" | "note";
  reply: string;
  note: string;
}

const EMPTY: Draft = { mode: "reply", reply: "", note: "" };
const PREFIX = "foyer.draft.";
const drafts = new Map<string, Signal<Draft>>();

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
  draft.value = { ...draft.value, ...change };
  const key = keyOf(conversationId);
  try {
    const { reply, note } = draft.value;
    if (reply || note) localStorage.setItem(key, JSON.stringify(draft.value));
    else localStorage.removeItem(key);
  } catch {
    // Storage full or forbidden: the draft lives as long as the page.
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
