import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { createWriteQueue } from "./write-queue.ts";

/** A queue over a table of words, whose sync ends when the test says so. */
function queueOfWords() {
  const sqlite = new Sqlite(":memory:");
  onTestFinished(() => void sqlite.close());
  sqlite.exec("CREATE TABLE words (word TEXT NOT NULL UNIQUE)");
  const syncs: { done(): void; fail(error: Error): void }[] = [];
  const began: (() => void)[] = [];
  const fatal: unknown[] = [];
  const sync = () =>
    new Promise<void>((done, fail) => {
      syncs.push({ done, fail });
      began.shift()?.();
    });
  const queue = createWriteQueue(sqlite, { sync }, (error) => fatal.push(error));
  const insert = sqlite.prepare("INSERT INTO words VALUES (?)");
  const log: string[] = [];
  return {
    queue,
    syncs,
    fatal,
    log,
    words: () => sqlite.prepare("SELECT word FROM words ORDER BY rowid").pluck().all(),
    add: (...words: string[]) => {
      for (const word of words) insert.run(word);
      return words.join();
    },
    /** Writes, and notes in the log what happens. */
    say(word: string): Promise<string> {
      const written = queue.write(
        () => {
          insert.run(word);
          return word;
        },
        () => log.push(`published ${word}`),
      );
      written.then(() => log.push(`acked ${word}`)).catch(() => log.push(`refused ${word}`));
      return written;
    },
    /** Resolves when the next sync has begun. */
    syncBegins: () => new Promise<void>((resolve) => began.push(resolve)),
  };
}

/** Lets everything happen that can happen by itself: the queue takes one turn for each batch. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test("[M1] nothing is acked or published before the sync is done", async () => {
  const { say, syncBegins, syncs, log, words } = queueOfWords();
  const begins = syncBegins();
  const written = say("one");
  await begins;
  await settle();
  expect(words()).toEqual(["one"]);
  expect(log).toEqual([]);
  syncs[0]?.done();
  await written;
  expect(log[0]).toBe("published one");
});

test("writes of one moment share a sync, and those during a sync share the next", async () => {
  const { say, syncBegins, syncs, log } = queueOfWords();
  const first = syncBegins();
  const one = [say("a"), say("b"), say("c")];
  await first;
  const second = syncBegins();
  const two = [say("d"), say("e")];
  await settle();
  expect(syncs).toHaveLength(1);
  syncs[0]?.done();
  await Promise.all(one);
  await second;
  expect(log.filter((line) => line.startsWith("acked"))).toEqual(["acked a", "acked b", "acked c"]);
  syncs[1]?.done();
  await Promise.all(two);
  expect(syncs).toHaveLength(2);
});

test("what is written is published in the order of its commit", async () => {
  const { say, syncBegins, syncs, log, words } = queueOfWords();
  const first = syncBegins();
  const early = [say("a"), say("b")];
  await first;
  const second = syncBegins();
  const late = [say("c"), say("d")];
  syncs[0]?.done();
  await second;
  syncs[1]?.done();
  await Promise.all([...early, ...late]);
  const published = log.filter((line) => line.startsWith("published"));
  expect(published).toEqual(["a", "b", "c", "d"].map((word) => `published ${word}`));
  expect(words()).toEqual(["a", "b", "c", "d"]);
});

test("a write that throws is undone alone, and rejects with its own error", async () => {
  const { queue, say, add, syncBegins, syncs, words } = queueOfWords();
  const begins = syncBegins();
  const before = say("before");
  const broken = queue.write(() => {
    add("half");
    throw new Error("changed my mind");
  });
  const twice = queue.write(() => add("other", "before"));
  const after = say("after");
  const refusals = [
    expect(broken).rejects.toThrow("changed my mind"),
    expect(twice).rejects.toThrow("UNIQUE"),
  ];
  await begins;
  syncs[0]?.done();
  await Promise.all([before, after, ...refusals]);
  expect(words()).toEqual(["before", "after"]);
});

test("a write that awaits before it throws is undone alone all the same", async () => {
  const { queue, say, add, syncBegins, syncs, words } = queueOfWords();
  const begins = syncBegins();
  const before = say("before");
  const broken = queue.write(async () => {
    add("half");
    await null;
    add("other half");
    await Promise.reject(new Error("changed my mind"));
  });
  const refused = expect(broken).rejects.toThrow("changed my mind");
  const awaited = queue.write(async () => {
    add("one");
    await null;
    return add("two");
  });
  const after = say("after");
  await begins;
  syncs[0]?.done();
  await Promise.all([before, refused, after]);
  expect(await awaited).toBe("two");
  expect(words()).toEqual(["before", "one", "two", "after"]);
});

test("a refusal, too, waits for the sync: it may rest on what was written before it", async () => {
  const { queue, syncBegins, syncs, log } = queueOfWords();
  const begins = syncBegins();
  const refused = queue.write(() => {
    throw new Error("no");
  });
  refused.catch(() => log.push("refused"));
  await begins;
  await settle();
  expect(log).toEqual([]);
  syncs[0]?.done();
  await expect(refused).rejects.toThrow("no");
});

test("a sync that fails settles nothing, is fatal, and nothing is written any more", async () => {
  const { say, syncBegins, syncs, fatal, log, queue } = queueOfWords();
  const begins = syncBegins();
  void say("one");
  await begins;
  const error = new Error("the disk is gone");
  syncs[0]?.fail(error);
  await queue.drained();
  void say("two");
  await settle();
  expect(fatal).toEqual([error]);
  expect(log).toEqual([]);
  expect(syncs).toHaveLength(1);
  await expect(queue.synced()).rejects.toThrow("the disk is gone");
});

test("a publish that throws is fatal, since somebody has not been told", async () => {
  const { queue, syncBegins, syncs, fatal } = queueOfWords();
  const begins = syncBegins();
  const error = new Error("cannot tell");
  const written = queue.write(
    () => 1,
    () => {
      throw error;
    },
  );
  await begins;
  syncs[0]?.done();
  expect(await written).toBe(1);
  await queue.drained();
  expect(fatal).toEqual([error]);
});

test("[R7] synced waits for what is committed, and returns before anything newer is", async () => {
  const { queue, say, syncBegins, syncs, words, log } = queueOfWords();
  await queue.synced();
  const first = syncBegins();
  const one = say("one");
  await first;
  const two = say("two");
  const second = syncBegins();
  const read = queue.synced().then(() => {
    log.push("read");
    return words();
  });
  await settle();
  expect(log).toEqual([]);
  syncs[0]?.done();
  // "two" is waiting for its commit: a read that saw it would show what is not on disk.
  expect(await read).toEqual(["one"]);
  await one;
  await second;
  expect(words()).toEqual(["one", "two"]);
  syncs[1]?.done();
  await two;
});

test("drained waits for what was written meanwhile", async () => {
  const { queue, say, syncBegins, syncs, log } = queueOfWords();
  const first = syncBegins();
  void say("one");
  await first;
  void say("two");
  const drained = queue.drained().then(() => log.push("drained"));
  const second = syncBegins();
  syncs[0]?.done();
  await second;
  syncs[1]?.done();
  await drained;
  expect(log).toContain("published two");
  expect(log.at(-1)).toBe("drained");
  await queue.drained();
});

test("closing waits for what was written, and refuses what comes later", async () => {
  const { queue, say, syncBegins, syncs, words } = queueOfWords();
  const begins = syncBegins();
  const first = say("one");
  await begins;
  const closed = queue.close();
  await expect(say("two")).rejects.toThrow("being closed");
  syncs[0]?.done();
  await closed;
  expect(await first).toBe("one");
  expect(words()).toEqual(["one"]);
});

test("[R7] who asks while a batch is being committed waits for its sync, too", async () => {
  const { queue, syncBegins, syncs, log, add } = queueOfWords();
  const begins = syncBegins();
  const written = queue.write(() => {
    void queue.synced().then(() => log.push("read"));
    return add("one");
  });
  await begins;
  await settle();
  expect(log).toEqual([]);
  syncs[0]?.done();
  await written;
  await settle();
  expect(log).toEqual(["read"]);
});
