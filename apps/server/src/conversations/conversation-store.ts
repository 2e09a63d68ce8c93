import type { ConversationState } from "@foyer/protocol";
import { and, asc, desc, eq, getTableColumns, gt, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { createRecentRows } from "../db/recent-rows.ts";
import { conversations, visitors } from "../db/tables.ts";
import type { ConversationRow } from "./conversation-row.ts";
import { createStagedRows } from "./staged-row-store.ts";

/** Visitors whose latest conversation is known without a query. */
const VISITORS_KEPT = 8192;

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
export function createConversationStore(db: Db) {
  const { orm } = db;
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

  const nameOf = orm
    .select({ name: visitors.name })
    .from(visitors)
    .where(eq(visitors.id, sql.placeholder("visitorId")))
    .prepare();

  const latest = createRecentRows<string>(VISITORS_KEPT);
  const rows = createStagedRows(db, {
    onFlush(change) {
      stored = Math.max(stored ?? 0, change);
    },
    onDrop: (dropped) => {
      for (const { visitorId } of dropped) latest.delete(visitorId);
    },
    onForget() {
      latest.clear();
      stored = undefined;
    },
  });

  /** The last change that the database holds; undefined when it has to be asked. */
  let stored: number | undefined;
  const lastChange = (): number => {
    stored ??= newestChange.get()?.change ?? 0;
    return stored;
  };

  // Kept in memory because there is one writer; a rolled back write leaves a harmless hole.
  let change = lastChange();

  const find = (id: string): ConversationRow | undefined => {
    const known = rows.get(id);
    if (known) return known;
    const read = byId.get({ id });
    return read && rows.remember(read);
  };

  return {
    byId: find,

    /** The visitor's open conversation, else the one opened last. */
    latestOf(visitorId: string): ConversationRow | undefined {
      const known = latest.get(visitorId);
      if (known !== undefined) return find(known);
      const read = latestOf.get({ visitorId });
      if (!read) return undefined;
      latest.set(visitorId, read.id);
      return rows.get(read.id) ?? rows.remember(read);
    },

    ofVisitor: (visitorId: string): ConversationRow[] => ofVisitor.all({ visitorId }),
    /** What is not closed, in the order of change. */
    open: (limit: number): ConversationRow[] => open.all({ limit }),
    changedAfter: (after: number, limit: number): ConversationRow[] =>
      changedAfter.all({ change: after, limit }),
    /** The last stored change. Never a hole: after a restart that number would come again. */
    lastChange,
    nextChange: (): number => ++change,

    /** What agents call the visitor now; a session may know an older name. */
    nameOf: (visitorId: string): string | null => nameOf.get({ visitorId })?.name ?? null,

    /** Inside a write: a conversation that its visitor opens. */
    insert(row: ConversationRow): void {
      rows.stage(row, undefined);
      latest.set(row.visitorId, row.id);
    },

    /** Inside a write: stores what may change in a row; `before` is how it was read. */
    update: (row: ConversationRow, before: ConversationRow): void => rows.stage(row, before),

    page(filter: ConversationFilter): ConversationRow[] {
      return select()
        .where(and(...conditions(filter)))
        .orderBy(desc(conversations.openedAt), desc(conversations.id))
        .limit(filter.limit)
        .all();
    },
  };
}

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
