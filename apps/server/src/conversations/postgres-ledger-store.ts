import type { Needs } from "../db/db.ts";
import type { Answer, Draft } from "../db/postgres/draft.ts";
import type { OpenPostgres } from "../db/postgres/open-postgres.ts";
import type { ConversationRow } from "./conversation-row.ts";
import { createKnownConversations, type KnownConversations } from "./known-conversations.ts";
import type { Ledger } from "./ledger.ts";
import { type ConversationDraft, createConversationDraft, type LeftRow } from "./postgres-draft.ts";
import { createGuess } from "./postgres-guess.ts";
import { inColumns, inTalk, isTalk, toText } from "./postgres-json.ts";
import {
  lockVisitors,
  readNeeds,
  rowColumns,
  storeAll,
  storeAllWithMentions,
  storeTalk,
} from "./postgres-statements-store.ts";

export interface PostgresLedger extends Ledger {
  /** A conversation as it is now, on whichever node it was changed. */
  heard(row: ConversationRow): void;
}

/**
 * The ledger over PostgreSQL: rows are read for each transaction anew, once their visitors are locked,
 * and stored by one statement; where this node knows them already, they are stored by that, if nobody has
 * changed them. Lists of rows go there and back as one JSON text each: neither side
 * spends time on single values, and the statements stay the same for any number of rows.
 */
export function createPostgresLedger(db: Pick<OpenPostgres, "enlist">): PostgresLedger {
  const known = createKnownConversations();
  const draft = db.enlist<ConversationDraft & Draft>({
    make: (needs) => createDraft(needs, known),
    guess: (needs) => createGuess(needs, known),
    forget: known.clear,
  });
  return {
    byId: (id) => draft().byId(id),
    latestOf: (visitorId) => draft().latestOf(visitorId),
    nameOf: (visitorId) => draft().nameOf(visitorId),
    insert: (row) => draft().insert(row),
    update: (row, before) => draft().update(row, before),
    add: (event) => draft().add(event),
    mention: (mention) => draft().mention(mention),
    repeatOf: (visitorId, clientId) => draft().repeatOf(visitorId, clientId),
    unreadAfter: (conversationId, seq) => draft().unreadAfter(conversationId, seq),
    // A node of an older version may not know all columns.
    heard: (row) => void (rowColumns.every((name) => row[name] !== undefined) && known.take(row)),
  };
}

/** What one transaction stages, and the statements that fetch and store it. */
function createDraft(
  needs: readonly Needs[] | undefined,
  known: KnownConversations,
): ConversationDraft & Draft {
  const draft = createConversationDraft(needs);
  return {
    ...draft,
    opening() {
      const values = [toText(needs ?? [])];
      return [
        { ...lockVisitors, values },
        { ...readNeeds, values },
      ];
    },
    opened([, read]) {
      const [visitors, conversations, repeats, unread] = read?.rows[0] ?? [];
      const list = (json: string | null | undefined) => JSON.parse(json ?? "[]");
      draft.know({
        visitors: list(visitors),
        conversations: list(conversations),
        repeats: list(repeats),
        unread: list(unread),
      });
    },
    closing() {
      const { rows, events, mentions, changes } = draft.toStore();
      if (rows.length === 0 && events.length === 0) return undefined;
      const talk: object[] = [];
      const others: LeftRow[] = [];
      for (const left of rows) isTalk(left) ? talk.push(inTalk(left)) : others.push(left);
      const counts = [`${changes.length}`, `${rows.length}`];
      const values = [toText(talk), toText(events.map(inColumns)), ...counts];
      if (others.length === 0 && mentions.length === 0) return { ...storeTalk, values };
      const was = others.map(({ before }) => before?.change ?? null);
      values.push(toText(others.map(({ row }) => row)), `{${was.map(String)}}`);
      if (mentions.length === 0) return { ...storeAll, values };
      return { ...storeAllWithMentions, values: [...values, toText(mentions)] };
    },
    closed({ rows }: Answer) {
      const span = draft.number(Number(rows[0]?.[0]));
      for (const { row } of draft.left()) known.take(row);
      return span;
    },
  };
}
