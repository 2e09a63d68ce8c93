import { type AgentWelcome, CONVERSATIONS_PAGE, type Pong } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { ConversationLedger } from "./ledger.ts";

export type { ConversationRow } from "./conversation-row.ts";

/** A message this long after closing still belongs to the same talk; later it opens a new one. */
const REOPEN_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

export type FindConversation = ReturnType<typeof createFindConversation>;

/** Looking conversations up, always with whom they belong to: foreign and absent look the same. */
export function createFindConversation(deps: {
  clock: Clock;
  store: ConversationStore;
  ledger: ConversationLedger;
  /** Up to which change this process has told its sockets, if that is known without a query. */
  told: (() => number) | undefined;
}) {
  const { clock, store, ledger, told } = deps;

  return {
    /** For agents. Refuses when there is none. */
    async existing(id: string): Promise<ConversationRow> {
      return orRefuse(await store.byId(id));
    },

    /** Inside a write that needs it: for agents. Refuses when there is none. */
    staged: (id: string): ConversationRow => orRefuse(ledger.byId(id)),

    /** Inside a write that needs the visitor: what they have open, if anything. */
    openOf(visitorId: string): ConversationRow | undefined {
      const row = ledger.latestOf(visitorId);
      return row?.state === "closed" ? undefined : row;
    },

    /** For its visitor. Refuses when there is none, or it is somebody else's. */
    async own(visitorId: string, id: string): Promise<ConversationRow> {
      const row = await store.byId(id);
      return orRefuse(row?.visitorId === visitorId ? row : undefined);
    },

    /** The visitor's open conversation, else their last one. */
    latestOf: (visitorId: string): Promise<ConversationRow | undefined> =>
      store.latestOf(visitorId),

    /** How far the logs of these have come. */
    async heads(ids: string[]): Promise<Pong["heads"]> {
      const rows = await store.byIds(ids);
      return rows.map(({ id, seq }) => ({ conversationId: id, seq }));
    },

    /**
     * Inside a write that needs the visitor: the one that their next act continues; undefined when
     * it opens a new one. With `anew` none that is closed is continued.
     */
    toContinue(visitorId: string, anew = false): ConversationRow | undefined {
      const row = ledger.latestOf(visitorId);
      if (row?.state !== "closed") return row;
      if (anew) return undefined;
      return clock.now() - (row.closedAt ?? 0) < REOPEN_WINDOW_MS ? row : undefined;
    },

    /**
     * What a console's lists lack that have seen changes up to `after`; 0: all that is open.
     * One page; with `more` the next one is what changed after `change`.
     */
    async listFrom(
      after: number,
    ): Promise<Pick<AgentWelcome, "conversations" | "change" | "more">> {
      const limit = CONVERSATIONS_PAGE + 1;
      // Asked first: what changes meanwhile is told again, and not left out.
      const change = await store.lastChange();
      const rows = await (after === 0 ? store.open(limit) : store.changedAfter(after, limit));
      const conversations = rows.slice(0, CONVERSATIONS_PAGE).map(toConversation);
      if (rows.length < limit) return { conversations, change };
      return { conversations, change: conversations.at(-1)?.change ?? after, more: true };
    },

    /** The number of the last change that consoles should have seen. */
    async lastChange(): Promise<number> {
      return told ? told() : store.lastChange();
    },
  };
}

function orRefuse(row: ConversationRow | undefined): ConversationRow {
  if (!row) throw new Refusal("not_found", "There is no such conversation.");
  return row;
}
