import { setImmediate } from "node:timers/promises";
import { DatabaseUnusable } from "../db/database-unusable.ts";
import type { OpenPostgres } from "../db/postgres/open-postgres.ts";
import { canonicalText, createHolding, digestOf, type Holding } from "./canonical-row.ts";
import { isHalfMoved } from "./half-moved.ts";
import { type MovedTable, movedTables } from "./moved-tables.ts";
import { batchesOf } from "./row-batches.ts";
import { openSource, type Source, unreadable } from "./source.ts";
import {
  begin,
  clear,
  copyRows,
  end,
  type Progress,
  readHolding,
  readProgress,
  refuseFilled,
} from "./target.ts";

/** Rows that are read before anybody else gets a turn of the event loop. */
const READ_AT_ONCE = 5_000;

/** What is done now, and how much of it: rows of all tables together. */
export interface MoveProgress {
  phase: "reading" | "copying" | "checking";
  table: string;
  rows: number;
  total: number;
}

/** One table of both databases after the copying. */
export interface TableCheck {
  name: string;
  source: Holding;
  target: Holding;
  same: boolean;
}

export interface MoveResult {
  /** The same rows on both sides: servers may use the database. */
  whole: boolean;
  tables: TableCheck[];
}

export interface MoveOptions {
  /** `foyer.db` of a stopped server, or a backup. It is only read. */
  file: string;
  /** Migrated, and empty or half moved. */
  db: OpenPostgres;
  /** Removes what an earlier move of other data has left half done, instead of refusing. */
  anew?: boolean;
  onProgress?: (progress: MoveProgress) => void;
}

/**
 * Copies everything into `db` and compares both. It may be killed at any moment and called again: it
 * goes on where it was. Until it resolves with `whole` no server takes the database
 * (`refuseHalfMoved`). Rejects with DatabaseUnusable, whose message says what to do, and with
 * CannotWrite when PostgreSQL goes away.
 */
export async function moveToPostgres(options: MoveOptions): Promise<MoveResult> {
  const { file, db } = options;
  const tables = movedTables();
  const source = openSource(file, tables);
  try {
    let result: MoveResult | undefined;
    await db.locks.onlyOne("move", async () => {
      result = await move(source, tables, options);
    });
    if (result) return result;
    throw new DatabaseUnusable(
      "DATABASE_URL: another move into this database is under way. Let that end.",
    );
  } catch (error) {
    throw unreadable(error, file);
  } finally {
    source.close();
  }
}

async function move(
  source: Source,
  tables: MovedTable[],
  { db, anew = false, onProgress = () => {} }: MoveOptions,
): Promise<MoveResult> {
  const half = await isHalfMoved(db);
  // Before minutes of reading.
  if (!half) await refuseFilled(db, tables);
  const total = source.count();
  const counting = (phase: MoveProgress["phase"]) => {
    let rows = 0;
    return (table: MovedTable) => (more: number) => {
      rows += more;
      onProgress({ phase, table: table.name, rows, total });
    };
  };

  const reading = counting("reading");
  const held = new Map<string, Holding>();
  for (const table of tables) held.set(table.name, await readSource(source, table, reading(table)));

  const progress = await beginning(db, { tables, held, half, anew });
  const copying = counting("copying");
  // What an earlier run has copied: said before anything is added to it.
  const [first] = tables;
  if (first) copying(first)([...progress.values()].reduce((sum, rows) => sum + rows, 0));
  for (const table of tables) {
    await copy({ source, db, table, copied: progress.get(table.name) ?? 0 }, copying(table));
  }

  const checking = counting("checking");
  const checks: TableCheck[] = [];
  for (const table of tables) {
    const ofSource = held.get(table.name) ?? createHolding().value();
    const target = await readHolding(db, table, checking(table));
    const same = ofSource.rows === target.rows && ofSource.digest === target.digest;
    checks.push({ name: table.name, source: ofSource, target, same });
  }
  const whole = checks.every(({ same }) => same);
  if (whole) await end(db);
  return { whole, tables: checks };
}

async function readSource(
  source: Source,
  table: MovedTable,
  onRows: (rows: number) => void,
): Promise<Holding> {
  const holding = createHolding();
  let read = 0;
  for (const row of source.rows(table)) {
    holding.add(digestOf(canonicalText(table, row)));
    read += 1;
    if (read < READ_AT_ONCE) continue;
    onRows(read);
    read = 0;
    await setImmediate();
  }
  onRows(read);
  return holding.value();
}

/** How many rows of each table are there already. */
async function beginning(
  db: OpenPostgres,
  state: {
    tables: MovedTable[];
    held: ReadonlyMap<string, Holding>;
    half: boolean;
    anew: boolean;
  },
): Promise<Map<string, number>> {
  const { tables, held, half, anew } = state;
  const progress = half ? await readProgress(db) : [];
  if (half && !anew && !isOfThis(progress, held)) {
    throw new DatabaseUnusable(
      "DATABASE_URL: this database holds the beginning of a move of other data: the SQLite database was written to since, or it is another one. Run this with --anew to remove what was moved so far and to begin anew.",
    );
  }
  if (half && !anew) return new Map(progress.map(({ name, copied }) => [name, copied]));
  if (half) await clear(db, tables);
  await begin(db, tables, held);
  return new Map();
}

const isOfThis = (progress: Progress[], held: ReadonlyMap<string, Holding>): boolean =>
  progress.length === held.size &&
  progress.every(({ name, digest }) => held.get(name)?.digest === digest);

async function copy(
  from: { source: Source; db: OpenPostgres; table: MovedTable; copied: number },
  onRows: (rows: number) => void,
): Promise<void> {
  const { source, db, table } = from;
  let { copied } = from;
  for (const { json, rows } of batchesOf(source.rows(table, copied))) {
    await copyRows(db, table, { json, rows, copied });
    copied += rows;
    onRows(rows);
  }
}
