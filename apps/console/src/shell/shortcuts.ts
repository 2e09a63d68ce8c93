import { computed, signal } from "@preact/signals";
import { later } from "../language/say.ts";

/** Where a key works: the sheet groups by it, and only keys of places seen together can collide. */
export type Where =
  | "everywhere"
  | "inbox"
  | "conversation"
  | "write"
  | "find"
  | "suggestions"
  | "follow-ups";

export interface Shortcut {
  id: string;
  /**
   * As tinykeys writes them: "c", "Shift+l", "$mod+k", or one after the other: "g i". `$mod` is ⌘ on
   * a Mac and Ctrl elsewhere. Where there are several fixed keys, ", " stands between them.
   */
  keys: string;
  /** What it does. */
  label: string;
  where: Where;
  /** Belongs to writing or to the browser's own ways: it cannot be given another key. */
  fixed?: true;
}

/**
 * Every key of the console. What has a key says its `id` in `data-shortcut`, and is pressed when it is on
 * the screen; what is no button is given to `useShortcut`.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  { id: "find", keys: "$mod+k", label: later("Find anything"), where: "everywhere" },
  { id: "sheet", keys: "?", label: later("Keyboard shortcuts"), where: "everywhere" },
  {
    id: "status",
    keys: "p",
    label: later("Available, busy, away: the next of them"),
    where: "everywhere",
  },
  { id: "accept", keys: "m", label: later("Accept an offer"), where: "everywhere" },
  { id: "decline", keys: "Shift+m", label: later("Decline an offer"), where: "everywhere" },
  {
    id: "leave",
    keys: "Escape",
    label: later("Leave a text box, close a menu"),
    where: "everywhere",
    fixed: true,
  },
  { id: "next", keys: "j", label: later("Next conversation"), where: "inbox" },
  { id: "previous", keys: "k", label: later("Previous conversation"), where: "inbox" },
  { id: "go-waiting", keys: "g w", label: later("To the list: Waiting"), where: "inbox" },
  { id: "go-mine", keys: "g i", label: later("To the list: Mine"), where: "inbox" },
  { id: "go-team", keys: "g t", label: later("To the list: Team"), where: "inbox" },
  { id: "go-mentions", keys: "g m", label: later("To the list: Mentions"), where: "inbox" },
  { id: "go-snoozed", keys: "g z", label: later("To the list: Snoozed"), where: "inbox" },
  { id: "go-closed", keys: "g e", label: later("To the list: Closed"), where: "inbox" },
  { id: "go-all", keys: "g a", label: later("To the list: All open"), where: "inbox" },
  { id: "go-reports", keys: "g r", label: later("Reports"), where: "everywhere" },
  { id: "go-follow-ups", keys: "g f", label: later("Follow-ups"), where: "everywhere" },
  { id: "go-complaints", keys: "g c", label: later("Complaints"), where: "everywhere" },
  { id: "go-live", keys: "g v", label: later("Live visitors"), where: "everywhere" },
  { id: "closing", keys: "g o", label: later("Open or closed for now"), where: "everywhere" },
  { id: "select", keys: "x", label: later("Select the conversation"), where: "inbox" },
  {
    id: "select-all",
    keys: "$mod+a",
    label: later("In the list: select all of it"),
    where: "inbox",
    fixed: true,
  },
  { id: "claim", keys: "c", label: later("Claim"), where: "conversation" },
  {
    id: "transfer",
    keys: "t",
    label: later("Transfer to a colleague or a team"),
    where: "conversation",
  },
  { id: "return", keys: "q", label: later("Return to the queue"), where: "conversation" },
  { id: "faq", keys: "f", label: later("Send to FAQ"), where: "conversation" },
  { id: "snooze", keys: "z", label: later("Snooze, or wake"), where: "conversation" },
  { id: "close", keys: "e", label: later("Close with an outcome"), where: "conversation" },
  { id: "reopen", keys: "o", label: later("Reopen"), where: "conversation" },
  { id: "tags", keys: "l", label: later("Tags"), where: "conversation" },
  { id: "urgent", keys: "1", label: later("Priority: urgent"), where: "conversation" },
  { id: "high", keys: "2", label: later("Priority: high"), where: "conversation" },
  { id: "normal", keys: "3", label: later("Priority: normal"), where: "conversation" },
  { id: "low", keys: "4", label: later("Priority: low"), where: "conversation" },
  { id: "stage", keys: "s", label: later("Stage of the sale"), where: "conversation" },
  { id: "follow-up", keys: "d", label: later("Follow-up date"), where: "conversation" },
  { id: "complaint", keys: "b", label: later("Record a complaint"), where: "conversation" },
  { id: "reply", keys: "r", label: later("Reply"), where: "write" },
  { id: "note", keys: "n", label: later("Note to the team"), where: "write" },
  {
    id: "canned",
    keys: "/",
    label: later("Canned replies and macros, anywhere in the text"),
    where: "write",
    fixed: true,
  },
  {
    id: "suggested",
    keys: "ArrowRight",
    label: later("Insert the suggested reply into an empty box"),
    where: "write",
    fixed: true,
  },
  { id: "send", keys: "Enter", label: later("Send"), where: "write", fixed: true },
  { id: "line", keys: "Shift+Enter", label: later("New line"), where: "write", fixed: true },
  {
    id: "all-found",
    keys: "$mod+Enter",
    label: later("In the search window: all messages found"),
    where: "find",
    fixed: true,
  },
  { id: "earlier-hit", keys: ",", label: later("Earlier hit in a conversation"), where: "find" },
  { id: "later-hit", keys: ".", label: later("Later hit in a conversation"), where: "find" },
  { id: "suggestion-show", keys: "a", label: later("Approve"), where: "suggestions" },
  { id: "suggestion-edit", keys: "v", label: later("Edit before approving"), where: "suggestions" },
  {
    id: "suggestion-draft",
    keys: "w",
    label: later("Write an article, or the next version of one"),
    where: "suggestions",
  },
  { id: "suggestion-phrasing", keys: "y", label: later("Add to an article"), where: "suggestions" },
  { id: "follow-up-done", keys: "e", label: later("Done"), where: "follow-ups" },
  { id: "suggestion-reject", keys: "u", label: later("Reject"), where: "suggestions" },
];

/** Keys of the agent's own by the shortcut's id; what is not there has the keys it came with. */
export const ownKeys = signal<Readonly<Record<string, string>>>({});

const keysById = computed(
  () => new Map(SHORTCUTS.map(({ id, keys }) => [id, ownKeys.value[id] ?? keys])),
);

/** The keys that do `id` now; "" when the agent has taken them away, or there is no such shortcut. */
export const keysOf = (id: string): string => keysById.value.get(id) ?? "";
