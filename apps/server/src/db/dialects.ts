import * as postgres from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/**
 * A text that is compared and sorted by its bytes, as SQLite does it: lists have one order on both
 * engines, and an index stays valid when the machine's language rules change with an upgrade.
 */
const bytewiseText = postgres.customType<{ data: string }>({
  dataType: () => 'text collate "C"',
});

const byteString = postgres.customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** The words that tables are described in, for PostgreSQL. Its types are those of both engines. */
export const postgresDialect = {
  table: postgres.pgTable,
  text: () => bytewiseText(),
  /** A small whole number: a seq, how many there are of something. */
  integer: () => postgres.integer(),
  /** A moment, in milliseconds since 1970. */
  time: () => postgres.bigint({ mode: "number" }),
  /** A number that only ever grows, over the whole life of an installation. */
  counter: () => postgres.bigint({ mode: "number" }),
  flag: () => postgres.boolean(),
  /** Kept as it was written, not as `jsonb`: that loses the order of keys and refuses \u0000. */
  json: <T>() => postgres.json().$type<T>(),
  /** Part of a file: as it is, neither text nor number. */
  bytes: () => byteString(),
  primaryKey: postgres.primaryKey,
  index: postgres.index,
  uniqueIndex: postgres.uniqueIndex,
};

export type Dialect = typeof postgresDialect;

const ofSqlite: { [word in keyof Dialect]: unknown } = {
  table: sqlite.sqliteTable,
  text: () => sqlite.text(),
  integer: () => sqlite.integer(),
  time: () => sqlite.integer(),
  counter: () => sqlite.integer(),
  flag: () => sqlite.integer({ mode: "boolean" }),
  json: () => sqlite.text({ mode: "json" }),
  bytes: () => sqlite.blob({ mode: "buffer" }),
  primaryKey: sqlite.primaryKey,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
};

/** The same words for SQLite: built of other classes, used in the same way. */
export const sqliteDialect = ofSqlite as unknown as Dialect;
