import type { AgentWelcome, Conversation } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";
import { http } from "../http.ts";
import { closedDownTo, createClosedPages, endedAt } from "./closed-pages.ts";

/** Closed ones that are kept beside what a list has loaded: a day's work. */
const CLOSED_KEPT = 500;

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

  /** Whoever scrolled through years of closed ones has them in memory only while that list is open. */
  function dropClosed(): void {
    // Those that somebody wants to look after again are in a list of their own.
    const closed = [...rows.value.values()].filter(
      ({ state, followUpAt }) => state === "closed" && followUpAt === null,
    );
    if (closed.length <= CLOSED_KEPT) return;
    closed.sort((a, b) => endedAt(b) - endedAt(a));
    const next = new Map(rows.value);
    for (const { id } of closed.slice(CLOSED_KEPT)) next.delete(id);
    rows.value = next;
  }

  return {
    rows,
    loaded,
    closedPages: closedPages.pages,
    loadClosed: closedPages.load,
    /** The next closed ones that are loaded are those that fit, from the newest on. */
    chooseClosed(filter: Parameters<typeof closedPages.choose>[0]): void {
      closedPages.choose(filter);
      dropClosed();
    },
    closed: computed(() => closedDownTo(closedPages.pages.value.floor, rows.value.values())),
    change: () => change,
    put: (conversation: Conversation) => putAll([conversation]),
    putAll,
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
