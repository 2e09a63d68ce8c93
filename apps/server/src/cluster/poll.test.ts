import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { type Counters, createPoll } from "./poll.ts";
import { silentLog } from "./testing/silent-log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A poll of a database that stands still until the test changes it; what it did, in order. */
function polling(options: { generations?: Record<string, number> } = {}) {
  const did: string[] = [];
  const database: Counters & { answer: () => Promise<void>; write: () => Promise<void> } = {
    ...{ change: 0, generations: { sites: 1, agents: 1 }, nodes: [] },
    ...{ answer: async () => {}, write: async () => {} },
  };
  const stale = { reload: async () => {} };
  const feed = { last: 0 };
  const poll = createPoll({
    async ask() {
      did.push("ask");
      await database.answer();
      return structuredClone({
        ...{ change: database.change, generations: database.generations, nodes: database.nodes },
      });
    },
    async beat() {
      did.push("beat");
      await database.write();
    },
    feed: {
      behind: (head, before) => void did.push(`behind ${head} ${before}`),
      state: () => ({ last: feed.last, head: feed.last, waiting: 0, filling: false }),
    },
    async onStale(names) {
      did.push(`stale ${names.join(" ")}`);
      await stale.reload();
    },
    onNodes: (rows) => void did.push(`nodes ${rows.map(({ id }) => id).join(" ")}`),
    generations: options.generations ?? { sites: 1, agents: 1 },
    log: silentLog,
  });
  onTestFinished(() => void poll.stop());
  const count = (what: string) => did.filter((one) => one === what).length;
  return { poll, did, database, stale, feed, count };
}

test("begins at once: says that this node lives, and hands on what the database answers", async () => {
  const { poll, did, database, feed } = polling();
  database.change = 7;
  feed.last = 5;
  database.nodes = [{ id: "a", seenAt: 1, agents: [], visitors: 0 }];
  expect(poll.answeredAt()).toBeUndefined();
  await vi.advanceTimersByTimeAsync(0);
  expect(did).toEqual(["beat", "ask", "behind 7 5", "nodes a"]);
  expect(poll.answeredAt()).toBe(Date.now());
});

test("asks every second, about, and writes every five", async () => {
  const { count } = polling();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(count("ask")).toBeGreaterThan(80);
  expect(count("ask")).toBeLessThan(126);
  expect(count("beat")).toBeGreaterThan(15);
  expect(count("beat")).toBeLessThan(22);
});

test("rows in memory are read again when their generation moved, once", async () => {
  const { database, did } = polling();
  await vi.advanceTimersByTimeAsync(3_000);
  database.generations = { sites: 2, agents: 1 };
  await vi.advanceTimersByTimeAsync(3_000);
  expect(did.filter((one) => one.startsWith("stale"))).toEqual(["stale sites"]);
});

test("rows of which no generation is known are read", async () => {
  const { did } = polling({ generations: { sites: 1 } });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(did.filter((one) => one.startsWith("stale"))).toEqual(["stale agents"]);
});

test("rows that could not be read are read at the next answer", async () => {
  const { database, stale, count } = polling();
  stale.reload = async () => {
    throw new Error("away");
  };
  database.generations = { sites: 2, agents: 1 };
  await vi.advanceTimersByTimeAsync(3_000);
  const failed = count("stale sites");
  expect(failed).toBeGreaterThan(1);
  stale.reload = async () => {};
  await vi.advanceTimersByTimeAsync(5_000);
  expect(count("stale sites")).toBe(failed + 1);
});

test("a database that is away is asked on; one that takes no writes is read all the same", async () => {
  const { database, did, count } = polling();
  database.answer = async () => {
    throw new Error("away");
  };
  await vi.advanceTimersByTimeAsync(10_000);
  expect(count("ask")).toBeGreaterThan(7);
  database.answer = async () => {};
  database.write = async () => {
    throw new Error("read only");
  };
  database.change = 3;
  const { length } = did;
  await vi.advanceTimersByTimeAsync(10_000);
  const since = did.slice(length);
  expect(since.filter((one) => one === "behind 3 0").length).toBeGreaterThan(7);
  expect(since.filter((one) => one === "beat").length).toBeGreaterThan(3);
});

test("asked to, it asks at once; when an answer is on its way, once more after it", async () => {
  const { poll, database, count } = polling();
  await vi.advanceTimersByTimeAsync(0);
  poll.now();
  await vi.advanceTimersByTimeAsync(0);
  expect(count("ask")).toBe(2);
  let answered = () => {};
  database.answer = () =>
    new Promise((resolve) => {
      answered = resolve;
    });
  poll.now();
  await vi.advanceTimersByTimeAsync(0);
  poll.now();
  poll.now();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(count("ask")).toBe(3);
  answered();
  await vi.advanceTimersByTimeAsync(0);
  expect(count("ask")).toBe(4);
  answered();
});

test("stopped, it lets the last answer come, does nothing with it, and asks no more", async () => {
  const { poll, database, did } = polling();
  let answered = () => {};
  database.answer = () =>
    new Promise((resolve) => {
      answered = resolve;
    });
  await vi.advanceTimersByTimeAsync(0);
  const stopped = poll.stop();
  answered();
  await stopped;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(did).toEqual(["beat", "ask"]);
});

test("stopped between two questions, it does not wait for the next", async () => {
  const { poll, did } = polling();
  await vi.advanceTimersByTimeAsync(0);
  const { length } = did;
  await poll.stop();
  expect(did).toHaveLength(length);
});
