import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { SqliteDb } from "../db/db.ts";
import { preparePositional } from "../db/positional.ts";
import { createRecentRows } from "../db/recent-rows.ts";
import { ComeAgain } from "../visitors/come-again.ts";
import type { ConversationRow } from "./conversation-row.ts";
import type { ConversationLedger } from "./ledger.ts";
import { createStagedRows } from "./sqlite-row-store.ts";

/** Visitors whose latest conversation is known without a query. */
const VISITORS_KEPT = 8192;

export type SqliteLedger = ConversationLedger & {
  /** The last stored change. Never a hole: after a restart that number would come again. */
  lastChange(): number;
  /** Inside a write that is about to delete conversations: their numbers never come again either. */
  keepLastChange(): Promise<void>;
  /** Inside that write, once they are deleted. */
  removed(ids: readonly string[]): void;
};

/** Rows in memory are what the database holds, because there is one writer: this process. */
export function createSqliteLedger(db: SqliteDb): SqliteLedger {
  const { orm } = db;
  const { conversations, counters, visitors } = db.tables;
  const names = [...Object.keys(getTableColumns(conversations)), "visitorName"];
  const select = () =>
    orm
      .select({ ...getTableColumns(conversations), visitorName: visitors.name })
      .from(conversations)
      .innerJoin(visitors, eq(visitors.id, conversations.visitorId));

  const byId = preparePositional(db, select().where(eq(conversations.id, sql.placeholder("id"))), [
    "id",
  ]);
  const newestOf = preparePositional(
    db,
    select()
      .where(eq(conversations.visitorId, sql.placeholder("visitorId")))
      // An open one comes before any closed one, however new.
      .orderBy(desc(sql`${conversations.state} <> 'closed'`), desc(conversations.openedAt))
      .limit(sql.placeholder("limit")),
    ["visitorId", "limit"],
  );
  const newestChange = preparePositional(
    db,
    orm
      .select({
        change: sql`max(coalesce(max(${conversations.change}), 0), coalesce((select ${counters.value} from ${counters} where ${counters.name} = 'change'), 0))`,
      })
      .from(conversations)
      .where(sql`${sql.placeholder("always")}`),
    ["always"],
  );
  const nameOf = preparePositional(
    db,
    orm
      .select({ name: visitors.name, mergedInto: visitors.mergedInto })
      .from(visitors)
      .where(eq(visitors.id, sql.placeholder("visitorId"))),
    ["visitorId"],
  );

  /** Texts and numbers alone: what SQLite gives is what drizzle would make of it. */
  const toRow = (values: unknown[]): ConversationRow =>
    Object.fromEntries(names.map((name, i) => [name, values[i]])) as ConversationRow;

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
    stored ??= Number(newestChange.get([1])?.[0]);
    return stored;
  };

  // A rolled back write leaves a harmless hole.
  let change = lastChange();

  const find = (id: string): ConversationRow | undefined => {
    const known = rows.get(id);
    if (known) return known;
    const read = byId.get([id]);
    return read && rows.remember(toRow(read));
  };

  return {
    byId: find,
    lastChange,

    async keepLastChange() {
      const value = lastChange();
      await orm
        .insert(counters)
        .values({ name: "change", value })
        .onConflictDoUpdate({ target: counters.name, set: { value } });
    },

    removed(ids) {
      rows.removed(ids);
      latest.clear();
    },

    latestOf(visitorId) {
      const known = latest.get(visitorId);
      if (known !== undefined) return find(known);
      const read = newestOf.get([visitorId, 1]);
      if (!read) return undefined;
      const row = toRow(read);
      latest.set(visitorId, row.id);
      return rows.get(row.id) ?? rows.remember(row);
    },

    nameOf(visitorId) {
      const [name, mergedInto] = nameOf.get([visitorId]) ?? [];
      if (mergedInto) throw new ComeAgain();
      return (name as string | null | undefined) ?? null;
    },

    insert(row) {
      rows.stage(row, undefined);
      latest.set(row.visitorId, row.id);
    },

    update(row, before) {
      change += 1;
      row.change = change;
      rows.stage(row, before);
    },
  };
}
