import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { CannotWrite } from "./cannot-write.ts";
import { createWriteQueue } from "./write-queue.ts";

/** A queue with a stage that gathers words; "bad" is a word that the table refuses. */
function stagedWords() {
  const folder = mkdtempSync(join(tmpdir(), "foyer-stage-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "words.db");
  const sqlite = new Sqlite(file);
  onTestFinished(() => void sqlite.close());
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("busy_timeout = 0");
  sqlite.exec("CREATE TABLE words (word TEXT NOT NULL UNIQUE CHECK (word <> 'bad'))");
  const queue = createWriteQueue(sqlite, { sync: async () => {} }, (error) => {
    throw error;
  });
  const insert = sqlite.prepare("INSERT INTO words VALUES (?)");
  const words = () => sqlite.prepare("SELECT word FROM words ORDER BY rowid").pluck().all();
  let pending: string[] = [];
  let kept: string[] = [];
  const log: string[] = [];
  queue.enlist({
    keep() {
      kept.push(...pending);
      pending = [];
    },
    drop() {
      pending = [];
    },
    flush() {
      if (kept.length > 0) log.push(`flush ${kept.join(" ")}`);
      for (const word of kept) insert.run(word);
      kept = [];
    },
    forget() {
      log.push("forget");
      [pending, kept] = [[], []];
    },
  });
  const say = (word: string) => queue.stage({}, () => void pending.push(word));
  return { file, queue, insert, words, log, say, stage: (word: string) => void pending.push(word) };
}

test("what a batch stages is written in one go at its end", async () => {
  const { say, words, log } = stagedWords();
  await Promise.all([say("a"), say("b"), say("c")]);
  expect(log).toEqual(["flush a b c"]);
  expect(words()).toEqual(["a", "b", "c"]);
});

test("what a write has staged before it threw is forgotten, and nothing else", async () => {
  const { queue, stage, say, words } = stagedWords();
  const broken = queue.stage({}, () => {
    stage("half");
    throw new Error("changed my mind");
  });
  const refused = expect(broken).rejects.toThrow("changed my mind");
  await Promise.all([say("a"), refused, say("b")]);
  expect(words()).toEqual(["a", "b"]);
});

test("a write with statements of its own finds in the database what was staged before it", async () => {
  const { queue, insert, say, words, log } = stagedWords();
  const seen = queue.write(() => words());
  await Promise.all([
    say("a"),
    queue.write(() => {
      log.push(`sees ${words()}`);
      insert.run("b");
    }),
    say("c"),
  ]);
  expect(await seen).toEqual([]);
  expect(log).toEqual(["flush a", "sees a", "flush c"]);
  expect(words()).toEqual(["a", "b", "c"]);
});

test("one that the database refuses does not take its neighbours with it", async () => {
  const { say, words, log } = stagedWords();
  const refused = expect(say("bad")).rejects.toThrow("CHECK");
  await Promise.all([say("a"), refused, say("b")]);
  expect(words()).toEqual(["a", "b"]);
  expect(log[1]).toBe("forget");
});

test("while somebody else holds the lock the event loop goes on, and the write waits", async () => {
  const { file, say, words } = stagedWords();
  const other = new Sqlite(file);
  other.exec("BEGIN IMMEDIATE");
  let refused = false;
  const written = say("a").catch(() => {
    refused = true;
  });
  // A write that blocks the loop until it is refused lets none of these turns be before that.
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(refused).toBe(false);
  expect(words()).toEqual([]);
  other.exec("COMMIT");
  other.close();
  await written;
  expect(words()).toEqual(["a"]);
});

test("a lock that is not given back refuses the write, and the next one finds it free", async () => {
  const { file, say, words } = stagedWords();
  const other = new Sqlite(file);
  other.exec("BEGIN IMMEDIATE");
  await expect(Promise.all([say("a"), say("b")])).rejects.toThrow("locked");
  other.exec("COMMIT");
  other.close();
  await say("c");
  expect(words()).toEqual(["c"]);
});

test("what was said later does not overtake what the database did not take", async () => {
  const { file, queue, say, words } = stagedWords();
  const other = new Sqlite(file);
  other.exec("BEGIN IMMEDIATE");
  const first = say("first");
  // It waits for the lock; meanwhile its sender says more.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const second = say("second");
  await expect(first).rejects.toThrow(CannotWrite);
  other.exec("COMMIT");
  other.close();
  await expect(second).rejects.toThrow(CannotWrite);
  expect(words()).toEqual([]);
  await queue.drained();
});
