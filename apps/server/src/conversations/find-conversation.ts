import { type AgentWelcome, CONVERSATIONS_PAGE } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";
import type { ConversationStore } from "./conversation-store.ts";

export type { ConversationRow } from "./conversation-row.ts";

/** A message this long after closing still belongs to the same talk; later it opens a new one. */
const REOPEN_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

export type FindConversation = ReturnType<typeof createFindConversation>;

/** Looking conversations up, always with whom they belong to: foreign and absent look the same. */
export function createFindConversation(deps: { clock: Clock; store: ConversationStore }) {
  const { clock, store } = deps;

  /** For agents. Refuses when there is none. */
  function existing(id: string): ConversationRow {
    const row = store.byId(id);
    if (!row) throw absent();
    return row;
  }

  return {
    existing,

    /** For its visitor. Refuses when there is none, or it is somebody else's. */
    own(visitorId: string, id: string): ConversationRow {
      const row = store.byId(id);
      if (row?.visitorId !== visitorId) throw absent();
      return row;
    },

    /** The visitor's open conversation, else their last one. */
    latestOf: (visitorId: string): ConversationRow | undefined => store.latestOf(visitorId),

    /** The one that the visitor's next act continues; undefined when it opens a new one. */
    toContinue(visitorId: string): ConversationRow | undefined {
      const row = store.latestOf(visitorId);
      if (row?.state !== "closed") return row;
      return clock.now() - (row.closedAt ?? 0) < REOPEN_WINDOW_MS ? row : undefined;
    },

    /**
     * What a console's lists lack that have seen changes up to `after`; 0: all that is open.
     * One page; with `more` the next one is what changed after `change`.
     */
    listFrom(after: number): Pick<AgentWelcome, "conversations" | "change" | "more"> {
      const limit = CONVERSATIONS_PAGE + 1;
      const rows = after === 0 ? store.open(limit) : store.changedAfter(after, limit);
      const conversations = rows.slice(0, CONVERSATIONS_PAGE).map(toConversation);
      if (rows.length < limit) return { conversations, change: store.lastChange() };
      return { conversations, change: conversations.at(-1)?.change ?? after, more: true };
    },

    /** The number of the last change of any conversation. */
    lastChange: (): number => store.lastChange(),
  };
}

const absent = () => new Refusal("not_found", "There is no such conversation.");
