import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { createWriteQueue } from "./write-queue.ts";

test("nothing is committed while the log is held, and all that waited is afterwards", async () => {
  const sqlite = new Sqlite(":memory:");
  onTestFinished(() => void sqlite.close());
  sqlite.exec("CREATE TABLE words (word TEXT NOT NULL)");
  let free = () => {};
  const hold = new Promise<void>((resolve) => {
    free = resolve;
  });
  const queue = createWriteQueue(
    sqlite,
    { sync: async () => undefined, beforeCommit: () => hold },
    (error) => {
      throw error;
    },
  );
  const insert = sqlite.prepare("INSERT INTO words VALUES (?)");
  const words = () => sqlite.prepare("SELECT word FROM words ORDER BY rowid").pluck().all();
  const one = queue.write(() => insert.run("one"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  const two = queue.write(() => insert.run("two"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(words()).toEqual([]);
  free();
  await Promise.all([one, two]);
  expect(words()).toEqual(["one", "two"]);
});
