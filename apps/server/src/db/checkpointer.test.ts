import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { createCheckpointer } from "./checkpointer.ts";

const worker = join(import.meta.dirname, "checkpoint-worker.mjs");
const PAGES = 20;

/** A database whose log is moved away after 20 pages. */
function smallLog() {
  const folder = mkdtempSync(join(tmpdir(), "foyer-checkpoint-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "foyer.db");
  const sqlite = new Sqlite(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("wal_autocheckpoint = 0");
  sqlite.pragma("synchronous = OFF");
  sqlite.exec("CREATE TABLE words (word TEXT NOT NULL)");
  const checkpointer = createCheckpointer(sqlite, { file, worker, pages: PAGES });
  onTestFinished(async () => {
    if (!sqlite.open) return;
    await checkpointer.close();
    sqlite.close();
  });
  const insert = sqlite.prepare("INSERT INTO words VALUES (?)");
  return {
    file,
    sqlite,
    checkpointer,
    logSize: () => statSync(`${file}-wal`).size,
    synchronous: () => sqlite.pragma("synchronous", { simple: true }),
    count: () => sqlite.prepare("SELECT count(*) FROM words").pluck().get(),
    async commit() {
      await checkpointer.beforeCommit();
      insert.run("x".repeat(3_000));
    },
    /** Commits until the log has been emptied; returns how many commits that took. */
    async untilEmptied(most: number): Promise<number> {
      for (let n = 1; n <= most; n++) {
        const hold = checkpointer.beforeCommit();
        await hold;
        insert.run("x".repeat(3_000));
        if (hold) return n;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      throw new Error("the log was never emptied");
    },
  };
}

test("a short log is left alone: no thread, nothing to wait for", async () => {
  const { checkpointer, commit, logSize } = smallLog();
  for (let n = 0; n < 5; n++) await commit();
  expect(checkpointer.beforeCommit()).toBeUndefined();
  expect(logSize()).toBeGreaterThan(0);
});

test("commits go on while most of it is copied, and it is empty after a short hold", async () => {
  const { untilEmptied, logSize, count } = smallLog();
  const commits = await untilEmptied(5_000);
  expect(commits).toBeGreaterThan(PAGES / 2);
  // One commit is in the new log.
  expect(logSize()).toBeLessThan(8 * 4096);
  expect(count()).toBe(commits);
});

test("it does so again and again: the log does not grow with what is written", async () => {
  const { untilEmptied, logSize } = smallLog();
  for (let round = 0; round < 5; round++) await untilEmptied(5_000);
  expect(logSize()).toBeLessThan(8 * 4096);
});

test("a log that somebody else reads is kept, with SQLite's own syncs until it could be emptied", async () => {
  const { file, untilEmptied, synchronous, sqlite, count } = smallLog();
  const other = new Sqlite(file, { readonly: true });
  other.exec("BEGIN");
  expect(other.prepare("SELECT count(*) FROM words").pluck().get()).toBe(0);
  const before = await untilEmptied(5_000);
  expect(synchronous()).toBe(1);
  expect(other.prepare("SELECT count(*) FROM words").pluck().get()).toBe(0);
  other.exec("COMMIT");
  other.close();
  const after = await untilEmptied(5_000);
  expect(synchronous()).toBe(0);
  expect(count()).toBe(before + after);
  expect(sqlite.pragma("integrity_check", { simple: true })).toBe("ok");
});

test("what was in the log is in the file, for whoever opens it next", async () => {
  const { file, checkpointer, sqlite, untilEmptied } = smallLog();
  const commits = await untilEmptied(5_000);
  await checkpointer.close();
  sqlite.close();
  const next = new Sqlite(file, { readonly: true });
  expect(next.prepare("SELECT count(*) FROM words").pluck().get()).toBe(commits);
  next.close();
});
