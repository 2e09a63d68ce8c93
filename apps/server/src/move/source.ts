import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { DatabaseUnusable } from "../db/database-unusable.ts";
import { lockFolder } from "../db/folder-lock.ts";
import { databaseFile } from "../db/open.ts";
import { asHex, asKept, type Row } from "./canonical-row.ts";
import { type MovedTable, quoted } from "./moved-tables.ts";

/** The SQLite database that is moved: only read, and held so that no server writes to it. */
export interface Source {
  /** Rows in all tables together. */
  count(): number;
  /** Rows in the order of the key, without the first `skip`; texts are as PostgreSQL keeps them. */
  rows(table: MovedTable, skip?: number): Iterable<Row>;
  close(): void;
}

/**
 * Opens a stopped server's database, or a backup. Throws DatabaseUnusable when there is none, a server
 * runs on it, or its tables are of another version. All is read as it is at this moment.
 */
export function openSource(file: string, tables: readonly MovedTable[]): Source {
  if (!existsSync(file)) {
    throw new DatabaseUnusable(
      `There is no ${file}. Set DATA_DIR to the folder that the server keeps its data in.`,
    );
  }
  const unlock = holdFolder(file);
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    sqlite.exec("BEGIN");
    refuseOtherTables(sqlite, tables, file);
    return reading(sqlite, tables, unlock);
  } catch (error) {
    sqlite?.close();
    unlock();
    throw unreadable(error, file);
  }
}

function reading(
  sqlite: Sqlite.Database,
  tables: readonly MovedTable[],
  unlock: () => void,
): Source {
  const number = (text: string) => Number(sqlite.prepare(text).pluck().get());
  return {
    count: () =>
      tables.reduce((sum, table) => sum + number(`SELECT count(*) FROM (${selectOf(table)})`), 0),
    *rows(table, skip = 0) {
      const order = table.key.map(quoted).join(", ");
      const select = sqlite.prepare<unknown[], Row>(
        `${selectOf(table)} ORDER BY ${order} LIMIT -1 OFFSET ?`,
      );
      const texts = table.columns.filter(({ kind }) => kind === "text" || kind === "json");
      const bytes = table.columns.filter(({ kind }) => kind === "bytea");
      for (const row of select.iterate(skip)) {
        for (const { name } of texts) {
          const value = row[name];
          if (typeof value === "string") row[name] = asKept(value);
        }
        for (const { name } of bytes) row[name] = asHex(row[name] as unknown as Uint8Array);
        yield row;
      }
    },
    close() {
      sqlite.close();
      unlock();
    },
  };
}

function selectOf({ name, columns }: MovedTable): string {
  const select = `SELECT ${columns.map((column) => quoted(column.name)).join(", ")} FROM ${quoted(name)}`;
  if (name !== "counters") return select;
  // One process counts changes in memory; several need the number of the last where all can see it.
  return `${select} WHERE name <> 'change'
    UNION ALL SELECT 'change', max(coalesce(max("change"), 0), coalesce((SELECT value FROM counters WHERE name = 'change'), 0)) FROM conversations`;
}

/** A backup under another name is nobody's to write to. */
function holdFolder(file: string): () => void {
  const folder = dirname(file);
  if (basename(file) !== basename(databaseFile(folder))) return () => {};
  try {
    return lockFolder(folder);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new DatabaseUnusable(
      code === "SQLITE_BUSY"
        ? `DATA_DIR: ${folder} is in use by a running Foyer. Stop it, then run this again.`
        : `DATA_DIR: ${folder} cannot be held (${message}). Run this as the user that the server runs as.`,
    );
  }
}

function refuseOtherTables(
  sqlite: Sqlite.Database,
  tables: readonly MovedTable[],
  file: string,
): void {
  for (const { name, columns } of tables) {
    const there = sqlite.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(name);
    const described = columns.map((column) => column.name);
    if (there.length === described.length && described.every((column) => there.includes(column))) {
      continue;
    }
    throw new DatabaseUnusable(
      `${file} does not have the tables of this version (see "${name}"). Start this version on it once, which brings it up to date; stop it, then run this again.`,
    );
  }
}

/** The same error, or DatabaseUnusable for a file that SQLite cannot read. */
export function unreadable(error: unknown, file: string): unknown {
  const { code = "", message } = error as Error & { code?: string };
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new DatabaseUnusable(`${file} is damaged or no SQLite database (${message}).`);
  }
  if (/^SQLITE_(CANTOPEN|READONLY|AUTH|PERM)/.test(code)) {
    return new DatabaseUnusable(
      `${file} cannot be read (${message}). Run this as the user that the server runs as.`,
    );
  }
  return error;
}
