import type { Conversation, ConversationPage } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http } from "../http.ts";

/** What is loaded of the closed ones: everything closed down to `floor`, then `cursor` goes on. */
interface Pages {
  cursor: string | null;
  floor: number;
  state: "idle" | "loading" | "failed" | "complete";
}

const NONE: Pages = { cursor: null, floor: Number.POSITIVE_INFINITY, state: "idle" };

/** Loads closed conversations page by page; `put` takes them. */
export function createClosedPages(put: (conversations: readonly Conversation[]) => void) {
  const pages = signal<Pages>(NONE);

  async function load(): Promise<void> {
    const { cursor, floor, state } = pages.value;
    if (state === "loading" || state === "complete") return;
    pages.value = { ...pages.value, state: "loading" };
    try {
      const query = { state: "closed", cursor: cursor ?? undefined };
      const page = await http.get<ConversationPage>("/conversations", query);
      put(page.items);
      pages.value = after(page, floor);
    } catch {
      pages.value = { ...pages.value, state: "failed" };
    }
  }

  return {
    pages,
    load,
    forget(): void {
      pages.value = NONE;
    },
  };
}

/** The closed ones of `rows` down to `floor`: single old ones, opened by address, would leave a hole. */
export function closedDownTo(floor: number, rows: Iterable<Conversation>): Conversation[] {
  return [...rows]
    .filter((row) => row.state === "closed" && endedAt(row) >= floor)
    .sort((a, b) => endedAt(b) - endedAt(a));
}

function after({ items, cursor }: ConversationPage, floor: number): Pages {
  if (cursor === null) return { cursor, floor: 0, state: "complete" };
  return { cursor, floor: Math.min(floor, ...items.map(endedAt)), state: "idle" };
}

function endedAt(conversation: Conversation): number {
  return conversation.closedAt ?? conversation.lastAt;
}
