import { type SQL, sql } from "drizzle-orm";
import { DatabaseUnusable } from "../db/database-unusable.ts";
import type { OpenPostgres } from "../db/postgres/open-postgres.ts";
import { canonicalSql, createHolding, type Holding, type Row } from "./canonical-row.ts";
import { isHalfMoved, MOVING } from "./half-moved.ts";
import { type MovedTable, quoted } from "./moved-tables.ts";
import { batchesOf } from "./row-batches.ts";

/** Rows whose digests are asked for at a time. */
const DIGESTS_AT_ONCE = 5_000;

/** The same for rows that hold parts of files: a hundred of them are 25 MB to go through. */
const LARGE_DIGESTS_AT_ONCE = 100;

/** How far the move of one table is. */
export interface Progress {
  name: string;
  /** Digest of what its rows were when the move began. */
  digest: string;
  copied: number;
}

const namesOf = (names: readonly string[]): string => names.map(quoted).join(", ");

/** Locked by who puts anything into an empty database. */
const LOCK = "move";

async function execute<R>(db: OpenPostgres, statement: SQL): Promise<R[]> {
  return ((await db.orm.execute(statement)) as { rows: R[] }).rows;
}

/** Tables that are empty in a new database: its counters are there from the start. */
export const emptyAtFirst = (tables: readonly MovedTable[]): string[] =>
  tables.map(({ name }) => name).filter((name) => name !== "counters");

/** The name of a table that holds a row, if any does. Inside or outside of a write. */
export async function firstFilled(
  db: OpenPostgres,
  names: readonly string[],
): Promise<string | undefined> {
  const each = names.map(
    (name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${quoted(name)})`,
  );
  const filled = await execute<{ name: string }>(db, sql.raw(each.join(" UNION ALL ")));
  return filled[0]?.name;
}

/** Rejects with DatabaseUnusable when there is anything in the database. Inside or outside of a write. */
export async function refuseFilled(db: OpenPostgres, tables: readonly MovedTable[]): Promise<void> {
  const filled = await firstFilled(db, ["nodes", ...emptyAtFirst(tables)]);
  if (filled === undefined) return;
  if (filled === "nodes") {
    throw new DatabaseUnusable(
      'DATABASE_URL: a server runs on this database, or did not stop in good order (see its table "nodes"). Stop it, and name an empty database.',
    );
  }
  throw new DatabaseUnusable(
    `DATABASE_URL: this database is not empty: there are rows in "${filled}". Name an empty one. (If a move into it has ended before, nothing is left to do: start the server.)`,
  );
}

/** Inserts rows that come as one JSON text. The counters, which are there already, are overwritten. */
export function insertion({ name, columns, key }: MovedTable, json: string): SQL {
  const names = columns.map((column) => column.name);
  // Its text would be read and written anew on the way otherwise.
  const fields = columns.map(
    (column) => `${quoted(column.name)} ${column.kind === "json" ? "text" : column.kind}`,
  );
  const values = columns.map(
    (column) => `${quoted(column.name)}${column.kind === "json" ? "::json" : ""}`,
  );
  const overwrite = `ON CONFLICT (${namesOf(key)}) DO UPDATE SET value = excluded.value`;
  return sql`${sql.raw(`INSERT INTO ${quoted(name)} (${namesOf(names)}) SELECT ${values.join(", ")}`)}
    FROM json_to_recordset(${json}::json) AS r (${sql.raw(fields.join(", "))})
    ${sql.raw(name === "counters" ? overwrite : "")}`;
}

/** Writes down that a move begins, and what is to be moved. Rejects with DatabaseUnusable when not empty. */
export async function begin(
  db: OpenPostgres,
  tables: readonly MovedTable[],
  holdings: ReadonlyMap<string, Holding>,
): Promise<void> {
  const rows = tables.map(({ name }) => ({ name, digest: holdings.get(name)?.digest }));
  await db.writes.write(async () => {
    await db.lock(LOCK);
    await refuseFilled(db, tables);
    await execute(
      db,
      sql.raw(`CREATE TABLE ${MOVING} (
        name text PRIMARY KEY, digest text NOT NULL, copied bigint NOT NULL DEFAULT 0)`),
    );
    await execute(
      db,
      sql`INSERT INTO ${sql.raw(MOVING)} (name, digest)
        SELECT name, digest FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS r (name text, digest text)`,
    );
  });
}

/** How far a move is that has begun. */
export async function readProgress(db: OpenPostgres): Promise<Progress[]> {
  const { rows } = await db.query(`SELECT name, digest, copied::integer FROM ${MOVING}`);
  return rows;
}

/** Removes what was moved so far, and what refers to it: the search's tables, which are made anew. */
export async function clear(db: OpenPostgres, tables: readonly MovedTable[]): Promise<void> {
  await db.writes.write(async () => {
    await execute(db, sql.raw(`TRUNCATE ${namesOf(emptyAtFirst(tables))} CASCADE`));
    await execute(db, sql.raw(`DROP TABLE ${MOVING}`));
  });
}

/** Inserts the rows that come after the first `copied` ones and counts them, both or neither. */
export async function copyRows(
  db: OpenPostgres,
  table: MovedTable,
  { json, rows, copied }: { json: string; rows: number; copied: number },
): Promise<void> {
  await db.writes.write(async () => {
    const moving = sql.raw(MOVING);
    const counted = await execute(
      db,
      sql`WITH inserted AS (${insertion(table, json)})
        UPDATE ${moving} SET copied = copied + ${rows}::bigint
        WHERE name = ${table.name} AND copied = ${copied}::bigint RETURNING copied`,
    );
    if (counted.length === 1) return;
    throw new DatabaseUnusable(
      "DATABASE_URL: somebody else moves into this database. Let that end.",
    );
  });
}

/** What a table holds, read in the order of its key. `onRows` is told how many rows were read. */
export async function readHolding(
  db: OpenPostgres,
  table: MovedTable,
  onRows: (rows: number) => void,
): Promise<Holding> {
  const holding = createHolding();
  const keys = namesOf(table.key);
  const values = table.key.map((_, i) => `$${i + 1}`).join(", ");
  const hasBytes = table.columns.some(({ kind }) => kind === "bytea");
  const atOnce = hasBytes ? LARGE_DIGESTS_AT_ONCE : DIGESTS_AT_ONCE;
  const select = (where: string) =>
    `SELECT ${keys}, encode(sha256(convert_to(${canonicalSql(table)}, 'UTF8')), 'hex') AS "row digest"
     FROM ${quoted(table.name)} ${where} ORDER BY ${keys} LIMIT ${atOnce}`;
  let { rows } = await db.query(select(""));
  for (;;) {
    for (const row of rows) holding.add(row["row digest"]);
    onRows(rows.length);
    const last = rows.at(-1);
    if (rows.length < atOnce) return holding.value();
    const after = table.key.map((name) => last[name]);
    ({ rows } = await db.query(select(`WHERE (${keys}) > (${values})`), after));
  }
}

/** The database is whole: servers may use it from now on. */
export async function end(db: OpenPostgres): Promise<void> {
  await db.writes.write(async () => {
    const nodes = await execute(db, sql`SELECT FROM nodes LIMIT 1`);
    if (nodes.length > 0) {
      throw new DatabaseUnusable(
        'DATABASE_URL: a server has used this database while it was moved into (see its table "nodes"). Stop it, and run this with --anew.',
      );
    }
    await execute(db, sql.raw(`DROP TABLE ${MOVING}`));
  });
}

/**
 * Puts all rows into an empty database in one transaction: for few of them. `first` is called when nothing
 * can stand in the way any more. Resolves with whether it was empty; else nothing is done.
 */
export async function fillEmpty(
  db: OpenPostgres,
  tables: readonly MovedTable[],
  { rows, first }: { rows: (table: MovedTable) => Iterable<Row>; first: () => void },
): Promise<boolean> {
  return db.writes.write(async () => {
    await db.lock(LOCK);
    if (!(await isEmpty(db, tables))) return false;
    first();
    for (const table of tables) {
      for (const { json } of batchesOf(rows(table))) await execute(db, insertion(table, json));
    }
    return true;
  });
}

/** Whether nobody has stored anything there, nor begun to move into it. Inside or outside of a write. */
export async function isEmpty(db: OpenPostgres, tables: readonly MovedTable[]): Promise<boolean> {
  if (await isHalfMoved(db)) return false;
  return (await firstFilled(db, emptyAtFirst(tables))) === undefined;
}
