import { EVENTS_PAGE, type Event, type Events, type History } from "@foyer/protocol";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { ConversationRow } from "../conversations/find-conversation.ts";
import type { Audience, MessageStore } from "./message-store.ts";

/** Characters in one page: three bytes each stay below what may wait for a slow reader. */
const PAGE_CHARS = 300_000;

export type ReadEvents = ReturnType<typeof createReadEvents>;

/** Pages of the log, as `watch` and `history` answer them. */
export function createReadEvents(deps: { messages: MessageStore; changes: ConversationChanges }) {
  const { messages, changes } = deps;

  /**
   * What comes after `after`; with 0 the newest page, so that a long talk opens as fast as
   * a short one. `more` when the page is full and there are later ones.
   */
  async function page(audience: Audience, row: ConversationRow, after: number): Promise<Events> {
    const head = audience === "visitor" ? row.visibleSeq : row.seq;
    const fresh = after === 0 || after > head;
    const frame = await (fresh
      ? newest(audience, row, head)
      : following(audience, row, after, head));
    if (after > head) frame.anew = true;
    const { events } = frame;
    if ((events.at(-1)?.seq ?? head) < head) frame.more = true;
    if (audience === "visitor") frame.conversation = changes.toVisitorConversation(row);
    return frame;
  }

  async function newest(audience: Audience, row: ConversationRow, head: number): Promise<Events> {
    const { events, more } = await history(audience, row, head + 1);
    const after = more ? (events[0]?.seq ?? 1) - 1 : 0;
    return { type: "events", conversationId: row.id, after, events };
  }

  async function following(
    audience: Audience,
    row: ConversationRow,
    after: number,
    head: number,
  ): Promise<Events> {
    // Most who come back have missed nothing.
    const events = after >= head ? [] : await messages.after(audience, row.id, after, EVENTS_PAGE);
    return { type: "events", conversationId: row.id, after, events: fitting(events) };
  }

  async function history(
    audience: Audience,
    row: ConversationRow,
    before: number,
  ): Promise<History> {
    const read = await messages.before(audience, row.id, before, EVENTS_PAGE + 1);
    const found = read.reverse();
    const events = fitting(found.slice(0, EVENTS_PAGE)).reverse();
    const more = events.length < found.length;
    return { type: "history", conversationId: row.id, events, more };
  }

  return { page, history };
}

/** As many as a page holds, from the first on; at least one. */
function fitting(events: Event[]): Event[] {
  let chars = 0;
  const end = events.findIndex((event) => {
    chars += JSON.stringify(event.body).length;
    return chars > PAGE_CHARS;
  });
  return end < 0 ? events : events.slice(0, Math.max(1, end));
}
