import type { Conversation } from "@foyer/protocol";
import { effect } from "@preact/signals";
import { conversationName } from "../conversations/conversation-name.ts";
import { groups } from "../inbox/inbox-lists.ts";
import { inbox } from "../live/live.ts";
import { chime } from "./chime.ts";
import { desktop, sound } from "./notification-choices.ts";

/** Names each thing that wants attention: somebody who waits, or new words in one's own talks. */
export function callsIn(waiting: readonly Conversation[], mine: readonly Conversation[]) {
  const calls = new Map<string, Conversation>();
  for (const row of waiting) calls.set(`${row.id} waits ${row.waitingSince}`, row);
  for (const row of mine)
    if (row.unread > 0 && row.lastBy === "visitor") calls.set(`${row.id} said ${row.lastAt}`, row);
  return calls;
}

/** Title, sound and desktop notifications follow the inbox; returns how to stop. */
export function watchForWork(open: (id: string) => void): () => void {
  let known: ReadonlyMap<string, Conversation> | null = null;
  const stop = effect(() => {
    const { waiting, mine } = groups.value;
    document.title = waiting.length > 0 ? `(${waiting.length}) Foyer` : "Foyer";
    if (!inbox.loaded.value) return;
    const calls = callsIn(waiting, mine);
    const news = [...calls].filter(([call]) => known && !known.has(call));
    known = calls;
    const latest = news.at(-1)?.[1];
    if (latest) alert(latest, open);
  });
  return () => {
    stop();
    document.title = "Foyer";
  };
}

/** Whoever looks at the conversation already needs no call. */
function alert(row: Conversation, open: (id: string) => void): void {
  const visible = document.visibilityState === "visible";
  if (visible && location.pathname.endsWith(row.id)) return;
  if (sound.peek()) chime();
  if (!visible && desktop.peek()) notify(row, open);
}

function notify(row: Conversation, open: (id: string) => void): void {
  const title = row.state === "waiting" ? "Somebody is waiting" : conversationName(row);
  // The tag lets a newer one replace the older of the same conversation.
  const shown = new Notification(title, { body: row.lastText, tag: row.id });
  shown.onclick = () => {
    window.focus();
    open(row.id);
    shown.close();
  };
}
