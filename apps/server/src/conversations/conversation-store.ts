import type { Conversation, ConversationState } from "@foyer/protocol";
import { and, asc, desc, eq, getTableColumns, gt, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { conversations, visitors } from "../db/tables.ts";

/** A row with the name of its visitor, which lists show. */
export type ConversationRow = typeof conversations.$inferSelect & { visitorName: string | null };

/** What a message changes. No index holds any of it but `change`. */
const TALK = [
  "seq",
  "visibleSeq",
  "readByAgent",
  "readByVisitor",
  "unread",
  "lastText",
  "lastBy",
  "lastAt",
  "change",
] as const;

/** What an act may change beside: left alone, its indexes and references cost nothing. */
const STANDING = ["state", "assigneeId", "waitingSince", "closedAt", "outcome"] as const;

/** Newest first; `before` is the cursor that the page before ended with. */
export interface ConversationFilter {
  state?: ConversationState;
  siteId?: string;
  visitorId?: string;
  before?: { openedAt: number; id: string };
  limit: number;
}

export type ConversationStore = ReturnType<typeof createConversationStore>;

/** The only SQL on conversations. */
export function createConversationStore({ orm }: Db) {
  const columns = { ...getTableColumns(conversations), visitorName: visitors.name };
  const select = () =>
    orm
      .select(columns)
      .from(conversations)
      .innerJoin(visitors, eq(visitors.id, conversations.visitorId));

  const byId = select()
    .where(eq(conversations.id, sql.placeholder("id")))
    .prepare();
  const latestOf = select()
    .where(eq(conversations.visitorId, sql.placeholder("visitorId")))
    // An open one comes before any closed one, however new.
    .orderBy(desc(sql`${conversations.state} <> 'closed'`), desc(conversations.openedAt))
    .limit(1)
    .prepare();
  const open = select()
    .where(ne(conversations.state, "closed"))
    .orderBy(asc(conversations.change))
    .limit(sql.placeholder("limit"))
    .prepare();
  const changedAfter = select()
    .where(gt(conversations.change, sql.placeholder("change")))
    .orderBy(asc(conversations.change))
    .limit(sql.placeholder("limit"))
    .prepare();
  const ofVisitor = select()
    .where(eq(conversations.visitorId, sql.placeholder("visitorId")))
    .prepare();
  const newestChange = orm
    .select({ change: sql<number>`coalesce(max(${conversations.change}), 0)` })
    .from(conversations)
    .prepare();

  // Every message changes its conversation's row: building a statement anew would cost more than
  // running it.
  const updating = (names: readonly (keyof ConversationRow)[]) =>
    orm
      .update(conversations)
      .set(placeholders(names))
      .where(eq(conversations.id, sql.placeholder("id")))
      .prepare();
  const updateTalk = updating(TALK);
  const updateStanding = updating([...TALK, ...STANDING]);

  const lastChange = (): number => newestChange.get()?.change ?? 0;

  // Kept in memory because there is one writer; a rolled back write leaves a harmless hole.
  let change = lastChange();

  return {
    byId: (id: string): ConversationRow | undefined => byId.get({ id }),
    /** The visitor's open conversation, else the one opened last. */
    latestOf: (visitorId: string): ConversationRow | undefined => latestOf.get({ visitorId }),
    ofVisitor: (visitorId: string): ConversationRow[] => ofVisitor.all({ visitorId }),
    /** What is not closed, in the order of change. */
    open: (limit: number): ConversationRow[] => open.all({ limit }),
    changedAfter: (after: number, limit: number): ConversationRow[] =>
      changedAfter.all({ change: after, limit }),
    /** The last stored change. Never a hole: after a restart that number would come again. */
    lastChange,
    nextChange: (): number => ++change,

    insert({ visitorName: _, ...row }: ConversationRow): void {
      orm.insert(conversations).values(row).run();
    },

    /** Stores what may change in a row; `before` is how it was read. */
    update({ visitorName: _, ...row }: ConversationRow, before: ConversationRow): void {
      const isTalk = STANDING.every((name) => row[name] === before[name]);
      (isTalk ? updateTalk : updateStanding).run(row);
    },

    page(filter: ConversationFilter): ConversationRow[] {
      return select()
        .where(and(...conditions(filter)))
        .orderBy(desc(conversations.openedAt), desc(conversations.id))
        .limit(filter.limit)
        .all();
    },
  };
}

const placeholders = (names: readonly string[]): Record<string, SQL> =>
  Object.fromEntries(names.map((name) => [name, sql`${sql.placeholder(name)}`]));

function conditions({ state, siteId, visitorId, before }: ConversationFilter): (SQL | undefined)[] {
  return [
    state && eq(conversations.state, state),
    siteId ? eq(conversations.siteId, siteId) : undefined,
    visitorId ? eq(conversations.visitorId, visitorId) : undefined,
    before &&
      or(
        lt(conversations.openedAt, before.openedAt),
        and(eq(conversations.openedAt, before.openedAt), lt(conversations.id, before.id)),
      ),
  ];
}

/** The row as consoles get it. */
export function toConversation({ visibleSeq: _, ...row }: ConversationRow): Conversation {
  return row;
}
