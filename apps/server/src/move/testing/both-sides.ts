import { join } from "node:path";
import { sharedPostgres } from "@foyer/test-kit/services/shared";
import Sqlite from "better-sqlite3";
import { onTestFinished } from "vitest";
import { databaseFile } from "../../db/open.ts";
import { type OpenPostgres, openPostgres } from "../../db/postgres/open-postgres.ts";
import { movedTables, quoted } from "../moved-tables.ts";
import { DATABASE_DIR } from "./odd-installation.ts";

/** An open database of PostgreSQL, with Foyer's tables and nothing in them. */
export async function emptyPostgres(): Promise<{ db: OpenPostgres; url: string }> {
  const { url, drop } = await (await sharedPostgres()).createDatabase();
  const db = await openPostgres({
    url,
    migrationsDir: join(DATABASE_DIR, "migrations-postgres"),
    onFatal(error) {
      throw error;
    },
  });
  onTestFinished(async () => {
    await db.close();
    await drop();
  });
  return { db, url };
}

/** All rows of a database, values as texts, "table: value | value" in some order of its own. */
export type AllRows = string[];

export async function rowsInPostgres(db: OpenPostgres): Promise<AllRows> {
  const all: AllRows = [];
  for (const { name, columns } of movedTables()) {
    const values = columns.map((column) => `${quoted(column.name)}::text`).join(", ");
    const { rows } = await db.query({ text: `SELECT ${values} FROM ${name}`, rowMode: "array" });
    for (const row of rows) all.push(lineOf(name, row as unknown as unknown[]));
  }
  return all.sort();
}

/** As PostgreSQL is to have them. */
export function rowsInSqlite(dataDir: string): AllRows {
  const sqlite = new Sqlite(databaseFile(dataDir), { readonly: true });
  const all = movedTables().flatMap(({ name, columns }) => {
    const names = columns.map((column) => quoted(column.name));
    const rows = sqlite.prepare(`SELECT ${names} FROM ${name}`).raw().all() as unknown[][];
    return rows.map((row) =>
      lineOf(
        name,
        row.map((value, i) => {
          if (columns[i]?.kind === "boolean" && value !== null)
            return value === 1 ? "true" : "false";
          if (value instanceof Buffer) return `\\x${value.toString("hex")}`;
          return typeof value === "string"
            ? value.toWellFormed().replaceAll("\0", "\uFFFD")
            : value;
        }),
      ),
    );
  });
  const last = sqlite.prepare("SELECT max(change) FROM conversations").pluck().get() ?? 0;
  sqlite.close();
  return [...all, lineOf("counters", ["change", last])].sort();
}

const lineOf = (table: string, values: unknown[]): string => `${table}: ${values.join(" | ")}`;
