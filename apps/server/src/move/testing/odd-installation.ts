import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { CasingCache } from "drizzle-orm/casing";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { onTestFinished } from "vitest";
import { databaseFile, openSqlite } from "../../db/open.ts";
import { postgresTables } from "../../db/tables.ts";
import { movedTables, quoted } from "../moved-tables.ts";

export const DATABASE_DIR = join(import.meta.dirname, "../../db");

/** Texts that one of the databases, or the way between them, might not take as they are. */
export const ODD_TEXTS = [
  "",
  "a\0b",
  "\ud800 alone",
  "\u{1F600} both halves",
  'quote " backslash \\ \\u0041 \\x41 {"a":1} \\N',
  "'; DROP TABLE sites; --",
  "line\r\nbreak\ttab\u0001\u007f\u2028",
  "e\u0301 İ ß \u202e mirrored",
  "\uFFFD \uFFFF \uFEFF",
];

const casing = new CasingCache("snake_case");

type Value = string | number | Buffer | null;

export interface InstallationOptions {
  /** Rows of each table but events. */
  rows: number;
  eventsPerConversation: number;
  /** The i-th text that is asked for. */
  text: (i: number) => string;
}

/** A new data folder whose database has a value in every column of every table. */
export async function makeInstallation(options: InstallationOptions): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "foyer-move-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const migrationsDir = join(DATABASE_DIR, "migrations");
  const onFatal = (error: unknown) => {
    throw error;
  };
  await openSqlite({ dataDir, migrationsDir, onFatal }).close();
  const sqlite = new Sqlite(databaseFile(dataDir));
  sqlite.pragma("foreign_keys = ON");
  sqlite.transaction(() => fill(sqlite, options))();
  sqlite.close();
  return dataDir;
}

function fill(sqlite: Sqlite.Database, options: InstallationOptions): void {
  const described = new Map<string, PgTable>(
    Object.values(postgresTables).map((table) => [getTableConfig(table).name, table]),
  );
  let asked = 0;
  for (const { name } of movedTables()) {
    const table = described.get(name);
    if (!table || name === "counters") continue;
    const { columns, foreignKeys } = getTableConfig(table);
    const names = columns.map((column) => casing.getColumnCasing(column));
    const parents = new Map(
      foreignKeys.map((key) => {
        const { columns: from, foreignTable } = key.reference();
        return [from[0]?.name ?? "", getTableConfig(foreignTable).name];
      }),
    );
    const insert = sqlite.prepare(
      `INSERT INTO ${quoted(name)} (${names.map(quoted)}) VALUES (${names.map(() => "?")})`,
    );
    const perRow = name === "events" ? options.eventsPerConversation : 1;
    for (let n = 0; n < options.rows * perRow; n++) {
      const values = columns.map((column, i): Value => {
        const parent = parents.get(column.name);
        if (parent) return `${parent} ${Math.floor(n / perRow)}`;
        const isKey = column.primary || column.isUnique;
        if (isKey) return column.getSQLType() === "integer" ? n + 1 : `${name} ${n}`;
        if (names[i] === "state") return "closed";
        if (names[i] === "seq" && perRow > 1) return (n % perRow) + 1;
        if (names[i] === "change") return n + 1;
        if (names[i] === "client_id" && (column.notNull || n % 3 > 0)) return `client ${n}`;
        // Every column has each: nothing, and something.
        if (!column.notNull && n % 3 === 0) return null;
        asked += 1;
        return valueFor(column.getSQLType(), options.text(asked), n);
      });
      insert.run(...values);
    }
  }
  sqlite.exec("UPDATE counters SET value = 7 WHERE name = 'sites'");
}

function valueFor(type: string, text: string, n: number): Value {
  if (type === "json")
    return n % 4 === 0 ? JSON.stringify(text) : JSON.stringify({ b: [text], a: n });
  if (type === "boolean") return n % 2;
  if (type === "bigint") return 1_795_298_170_751 + n;
  if (type === "integer") return n % 2 === 0 ? n : -n;
  if (type === "bytea") return Buffer.from([n % 256, 0, 255, ...Buffer.from(text)]);
  return text;
}
