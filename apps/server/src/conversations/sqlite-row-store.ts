import { eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SqliteDb } from "../db/db.ts";
import { preparePositional } from "../db/positional.ts";
import { createRecentRows } from "../db/recent-rows.ts";
import type { ConversationRow } from "./conversation-row.ts";
import { TALK_COLUMNS } from "./talk-columns.ts";

/** Conversations kept in memory; at about 1 KiB a row never more than 8 MiB. */
const ROWS_KEPT = 4096;

type Table = SqliteDb["tables"]["conversations"];
type Column = keyof Table["$inferSelect"];

/** What an act may change beside: left alone, its indexes and references cost nothing. */
const STANDING = [
  "state",
  "assigneeId",
  "waitingSince",
  "closedAt",
  "outcome",
  "rating",
  "ratedAt",
  "solved",
  "nps",
  "comment",
  "queuedAt",
  "answeredAt",
  "contactLeft",
  "tags",
  "priority",
  "stage",
  "teamId",
  "snoozedUntil",
  "followUpAt",
  "followUpNote",
  "followUpAgentId",
  "followUpTeamId",
  "followUpWhy",
  "remindAt",
  "lowRatedAt",
  "servedSince",
  "dueFor",
  "dueAt",
  "warnAt",
  "alarmAt",
  "alarms",
  "offeredTo",
  "offerEndsAt",
  "passed",
  "skills",
  "routed",
  "overflow",
] as const satisfies Column[];

/** A row that a batch changes, and how the database holds it; undefined for a new one. */
interface Staged {
  row: ConversationRow;
  stored: ConversationRow | undefined;
}

/** Rows as the writes of this process have left them, whether or not the database holds them yet. */
export interface StagedRows {
  get(id: string): ConversationRow | undefined;
  /** Remembers what a query has read. */
  remember(row: ConversationRow): ConversationRow;
  /** Inside a write of statements, which has deleted these rows: they are remembered no more. */
  removed(ids: readonly string[]): void;
  /** Inside a write: the row as it is from now on. */
  stage(row: ConversationRow, before: ConversationRow | undefined): void;
}

/** Takes part in every batch: rows are changed in memory and written once, at its end. */
export function createStagedRows(
  db: SqliteDb,
  told: { onFlush(change: number): void; onDrop(rows: ConversationRow[]): void; onForget(): void },
): StagedRows {
  const { orm, writes } = db;
  const { conversations } = db.tables;
  const columns = Object.keys(getTableColumns(conversations)) as Column[];
  const recent = createRecentRows<ConversationRow>(ROWS_KEPT);
  const kept = new Map<string, Staged>();
  const pending = new Map<string, Staged>();

  const inserting = () => {
    const query = orm.insert(conversations).values(placeholders(columns));
    const statement = preparePositional(db, query, columns);
    return (row: ConversationRow) => statement.run(columns.map((name) => row[name]));
  };
  const updating = (changing: readonly Column[]) => {
    const query = orm
      .update(conversations)
      .set(placeholders(changing))
      .where(eq(conversations.id, sql.placeholder("id")));
    const names = [...columns.filter((name) => changing.includes(name)), "id"] as const;
    const statement = preparePositional(db, query, names);
    return (row: ConversationRow) => statement.run(names.map((name) => row[name]));
  };
  const insert = inserting();
  const updateTalk = updating(TALK_COLUMNS);
  const updateStanding = updating([...TALK_COLUMNS, ...STANDING]);

  function put({ row, stored }: Staged): void {
    if (!stored) insert(row);
    else if (STANDING.every((name) => row[name] === stored[name])) updateTalk(row);
    else updateStanding(row);
  }

  writes.enlist({
    keep() {
      if (pending.size === 0) return;
      for (const [id, { row, stored }] of pending) {
        const earlier = kept.get(id);
        kept.set(id, { row, stored: earlier ? earlier.stored : stored });
        recent.set(id, row);
      }
      pending.clear();
    },
    drop() {
      if (pending.size === 0) return;
      told.onDrop([...pending.values()].map(({ row }) => row));
      pending.clear();
    },
    flush() {
      if (kept.size === 0) return;
      for (const staged of kept.values()) {
        put(staged);
        told.onFlush(staged.row.change);
      }
      kept.clear();
    },
    forget() {
      recent.clear();
      kept.clear();
      pending.clear();
      told.onForget();
    },
  });

  return {
    get: (id) => (pending.get(id) ?? kept.get(id))?.row ?? recent.get(id),
    remember(row) {
      recent.set(row.id, row);
      return row;
    },
    removed(ids) {
      for (const id of ids) recent.delete(id);
    },
    stage(row, before) {
      const earlier = pending.get(row.id);
      pending.set(row.id, { row, stored: earlier ? earlier.stored : before });
    },
  };
}

/** As drizzle's types want rows; each value is given when the statement runs. */
const placeholders = (names: readonly string[]): Table["$inferInsert"] =>
  Object.fromEntries(
    names.map((name): [string, SQL] => [name, sql`${sql.placeholder(name)}`]),
  ) as never;
