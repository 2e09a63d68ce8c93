import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { DatabaseUnusable } from "./database-unusable.ts";
import type { SqliteDb } from "./db.ts";
import { openSqlite } from "./open.ts";

const migrationsDir = join(import.meta.dirname, "migrations");

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "foyer-open-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function open(dataDir: string) {
  const onFatal = (error: unknown) => {
    throw error;
  };
  return openSqlite({ dataDir, migrationsDir, onFatal });
}

/** The one value that a statement asks for. */
const onlyValue = ({ sqlite }: SqliteDb, statement: string) =>
  sqlite.prepare(statement).pluck().get();

const sqlOf = (db: SqliteDb, name: string) =>
  onlyValue(db, `SELECT sql FROM sqlite_master WHERE name = '${name}'`);

/** The message that tells an owner why their database cannot be used. */
function refusal(dataDir: string): string {
  try {
    open(dataDir);
  } catch (error) {
    if (error instanceof DatabaseUnusable) return error.message;
    throw error;
  }
  throw new Error("it was opened");
}

test("it makes the folder, any depth down, and keeps what is written for the next start", async () => {
  const dataDir = join(folder(), "a", "b");
  const first = open(dataDir);
  await first.writes.write(() =>
    first.sqlite.exec("INSERT INTO installation (key, value) VALUES ('hello', 'there')"),
  );
  await first.close();
  const second = open(dataDir);
  expect(onlyValue(second, "SELECT value FROM installation")).toBe("there");
  await second.close();
});

test("it holds to the settings that its promises rest on", async () => {
  const db = open(folder());
  const pragma = (name: string) => onlyValue(db, `PRAGMA ${name}`);
  expect(pragma("journal_mode")).toBe("wal");
  // The syncs and the waiting are the write queue's, off the event loop.
  expect(pragma("synchronous")).toBe(0);
  expect(pragma("wal_autocheckpoint")).toBe(0);
  expect(pragma("busy_timeout")).toBe(0);
  expect(pragma("foreign_keys")).toBe(1);
  await db.close();
});

test("the log's key is its order on disk", async () => {
  const db = open(folder());
  expect(sqlOf(db, "events")).toContain("WITHOUT ROWID");
  await db.close();
});

test("the database itself refuses a second open conversation of one visitor", async () => {
  const db = open(folder());
  expect(sqlOf(db, "conversations_one_open")).toContain("UNIQUE");
  expect(sqlOf(db, "conversations_one_open")).toContain("state <> 'closed'");
  await db.close();
});

test("what a newer Foyer has written is refused, and left alone", async () => {
  const dataDir = folder();
  await open(dataDir).close();
  const sqlite = new Sqlite(join(dataDir, "foyer.db"));
  const year3000 = Date.UTC(3000, 0, 1);
  sqlite.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', ${year3000})`);
  sqlite.close();
  const message = refusal(dataDir);
  expect(message).toContain("DATA_DIR");
  expect(message).toContain("newer Foyer");
  expect(message).not.toContain("\n");
});

test("a folder that cannot be made is refused in one line that names it and the remedy", () => {
  const file = join(folder(), "file");
  writeFileSync(file, "");
  const message = refusal(join(file, "data"));
  expect(message).toMatch(/^DATA_DIR: /);
  expect(message).toContain(file);
  expect(message).toContain("Choose a folder that this user may write to.");
  expect(message).not.toContain("\n");
});

test("a file that is no database, and a folder in its place, are refused the same way", () => {
  const text = folder();
  writeFileSync(join(text, "foyer.db"), "Dear diary, ".repeat(100));
  expect(refusal(text)).toContain("not a database");
  const dir = folder();
  mkdirSync(join(dir, "foyer.db"));
  expect(refusal(dir)).toMatch(/^DATA_DIR: /);
});

// Permissions hold nobody back who is root.
test.skipIf(process.getuid?.() === 0)(
  "a folder or file that may only be read is refused at the start, not at the first write",
  async () => {
    const dataDir = folder();
    await open(dataDir).close();
    chmodSync(join(dataDir, "foyer.db"), 0o400);
    expect(refusal(dataDir)).toContain("readonly");
    chmodSync(join(dataDir, "foyer.db"), 0o600);
    const locked = folder();
    chmodSync(locked, 0o500);
    expect(refusal(locked)).toMatch(/^DATA_DIR: /);
  },
);

test("a folder that another server holds is refused by name, and free again once it has closed", async () => {
  const dataDir = folder();
  const first = open(dataDir);
  expect(refusal(dataDir)).toBe(
    `DATA_DIR: ${dataDir} is in use by another Foyer. Stop that one, or choose another folder.`,
  );
  await first.close();
  await open(dataDir).close();
});
