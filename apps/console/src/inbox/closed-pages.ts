import type { Conversation, ConversationPage, ViewFilter } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http } from "../http.ts";

/** What is loaded of the closed ones that fit: everything closed down to `floor`, then `cursor` goes on. */
interface Pages {
  cursor: string | null;
  floor: number;
  state: "idle" | "loading" | "failed" | "complete";
}

const NONE: Pages = { cursor: null, floor: Number.POSITIVE_INFINITY, state: "idle" };

/** Loads closed conversations page by page; `put` takes them. */
export function createClosedPages(put: (conversations: readonly Conversation[]) => void) {
  const pages = signal<Pages>(NONE);
  let filter: ViewFilter = {};
  /** Counts the lists that were asked for: what comes for an earlier one is dropped. */
  let asked = 0;

  async function load(): Promise<void> {
    const { cursor, floor, state } = pages.value;
    if (state === "loading" || state === "complete") return;
    const mine = asked;
    pages.value = { ...pages.value, state: "loading" };
    try {
      const page = await http.get<ConversationPage>(addressOf(filter, cursor));
      if (mine !== asked) return;
      put(page.items);
      pages.value = after(page, floor);
    } catch {
      if (mine === asked) pages.value = { ...pages.value, state: "failed" };
    }
  }

  function forget(): void {
    asked += 1;
    pages.value = NONE;
  }

  return {
    pages,
    load,
    forget,
    /** Begins anew with those that fit `next`. */
    choose(next: ViewFilter): void {
      filter = next;
      forget();
    },
  };
}

/** The closed ones of `rows` down to `floor`: single old ones, opened by address, would leave a hole. */
export function closedDownTo(floor: number, rows: Iterable<Conversation>): Conversation[] {
  if (floor === Number.POSITIVE_INFINITY) return [];
  return [...rows]
    .filter((row) => row.state === "closed" && endedAt(row) >= floor)
    .sort((a, b) => endedAt(b) - endedAt(a));
}

/** When it was closed, in ms since 1970. */
export function endedAt(conversation: Conversation): number {
  return conversation.closedAt ?? conversation.lastAt;
}

/** The cursor begins with the time down to which was looked, whether or not anything fitted. */
function after({ cursor }: ConversationPage, floor: number): Pages {
  if (cursor === null) return { cursor, floor: 0, state: "complete" };
  return { cursor, floor: Math.min(floor, Number.parseInt(cursor, 10)), state: "idle" };
}

/** The parts of a filter as the server is asked for them. */
const NAMES = {
  siteIds: "siteId",
  assignees: "assignee",
  teamIds: "teamId",
  tags: "tag",
  langs: "lang",
  channels: "channel",
  priorities: "priority",
} as const;

function addressOf(filter: ViewFilter, cursor: string | null): string {
  const query = new URLSearchParams({ state: "closed" });
  for (const [part, name] of Object.entries(NAMES))
    for (const choice of filter[part as keyof typeof NAMES] ?? []) query.append(name, choice);
  for (const part of ["text", "within", "silent"] as const)
    if (filter[part] !== undefined) query.set(part, String(filter[part]));
  if (cursor !== null) query.set("cursor", cursor);
  return `/conversations?${query}`;
}
