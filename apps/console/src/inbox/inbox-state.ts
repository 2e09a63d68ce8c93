import type { AgentWelcome, Conversation } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { http } from "../http.ts";
import { closedDownTo, createClosedPages } from "./closed-pages.ts";

/** Every conversation known here, live; lists and counts are computed from it. */
export function createInbox() {
  const rows = signal<ReadonlyMap<string, Conversation>>(new Map());
  const loaded = signal(false);
  const closedPages = createClosedPages(putAll);
  /** The last `change` up to which nothing is missing. */
  let change = 0;
  /** Pages are still to come: until then a live change says nothing of what lies before it. */
  let catchingUp = false;

  function putAll(conversations: readonly Conversation[]): void {
    const next = new Map(rows.value);
    for (const conversation of conversations) {
      // An answer over HTTP may be overtaken by the socket: the later change counts.
      if (conversation.change >= (next.get(conversation.id)?.change ?? 0))
        next.set(conversation.id, conversation);
    }
    rows.value = next;
  }

  return {
    rows,
    loaded,
    closedPages: closedPages.pages,
    loadClosed: closedPages.load,
    closed: computed(() => closedDownTo(closedPages.pages.value.floor, rows.value.values())),
    change: () => change,
    put: (conversation: Conversation) => putAll([conversation]),
    /** Rows that changed, as the socket says it: in the order of changes. */
    live(conversations: readonly Conversation[]): void {
      putAll(conversations);
      if (!catchingUp) change = Math.max(change, conversations.at(-1)?.change ?? 0);
    },
    welcome(frame: AgentWelcome): void {
      if (change === 0) rows.value = new Map();
      putAll(frame.conversations);
      change = frame.change;
      catchingUp = frame.more === true;
      loaded.value = true;
    },
    /** Nothing is held any more: the next hello asks for everything. */
    forget(): void {
      rows.value = new Map();
      closedPages.forget();
      loaded.value = false;
      change = 0;
    },
    async fetch(id: string): Promise<void> {
      putAll([await http.get<Conversation>(`/conversations/${id}`)]);
    },
  };
}
