import { EVENTS_PAGE, type Events, type History } from "@foyer/protocol";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { ConversationRow } from "../conversations/conversation-store.ts";
import type { Audience, MessageStore } from "./message-store.ts";

export type ReadEvents = ReturnType<typeof createReadEvents>;

/** Pages of the log, as `watch` and `history` answer them. */
export function createReadEvents(deps: { messages: MessageStore; changes: ConversationChanges }) {
  const { messages, changes } = deps;

  /**
   * What comes after `after`; with 0 the newest page, so that a long talk opens as fast as
   * a short one. `more` when the page is full and there are later ones.
   */
  function page(audience: Audience, row: ConversationRow, after: number): Events {
    const head = audience === "visitor" ? row.visibleSeq : row.seq;
    const events =
      after === 0
        ? messages.before(audience, row.id, head + 1, EVENTS_PAGE)
        : messages.after(audience, row.id, after, EVENTS_PAGE);
    const starts = after === 0 && events.length === EVENTS_PAGE;
    const frame: Events = {
      type: "events",
      conversationId: row.id,
      after: starts ? (events[0]?.seq ?? 1) - 1 : after,
      events,
    };
    if ((events.at(-1)?.seq ?? head) < head) frame.more = true;
    if (audience === "visitor") frame.conversation = changes.toVisitorConversation(row);
    return frame;
  }

  function history(audience: Audience, row: ConversationRow, before: number): History {
    const events = messages.before(audience, row.id, before, EVENTS_PAGE + 1);
    const more = events.length > EVENTS_PAGE;
    return { type: "history", conversationId: row.id, events: events.slice(more ? 1 : 0), more };
  }

  return { page, history };
}
