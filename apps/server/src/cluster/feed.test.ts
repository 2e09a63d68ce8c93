import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFeed, type Numbered } from "./feed.ts";
import { silentLog } from "./testing/silent-log.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const span = (from: number, to = from): Numbered => ({ from, to });

/** A feed at 0 that notes what it delivers, as "from-to", and a database that says how far it is. */
function following(
  options: { fill?: (after: number) => Promise<Numbered>; isHeard?: () => boolean } = {},
) {
  const told: string[] = [];
  const asked: number[] = [];
  const database = { head: 0 };
  const feed = createFeed<Numbered>({
    last: 0,
    deliver: ({ from, to }) => void told.push(`${from}-${to}`),
    async fill(after) {
      asked.push(after);
      return options.fill ? await options.fill(after) : span(after + 1, database.head);
    },
    log: silentLog,
    isHeard: options.isHeard ?? (() => true),
  });
  return { feed, told, asked, database };
}

test("the next span is delivered at once, one that was seen never again", () => {
  const { feed, told } = following();
  feed.take(span(1));
  feed.take(span(2, 4));
  feed.take(span(1));
  feed.take(span(2, 4));
  feed.take(span(5));
  expect(told).toEqual(["1-1", "2-4", "5-5"]);
  expect(feed.state()).toEqual({ last: 5, head: 5, waiting: 0, filling: false });
  expect(vi.getTimerCount()).toBe(0);
});

test("a span that overtook others waits for them, and the database is not asked", async () => {
  const { feed, told, asked } = following();
  feed.take(span(3));
  feed.take(span(4, 5));
  expect(told).toEqual([]);
  expect(feed.state()).toEqual({ last: 0, head: 5, waiting: 2, filling: false });
  feed.take(span(1, 2));
  expect(told).toEqual(["1-2", "3-3", "4-5"]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([]);
});

test("what does not come is read from the database, and what waited for it follows", async () => {
  const { feed, told, asked, database } = following();
  feed.take(span(3));
  feed.take(span(6));
  database.head = 4;
  await vi.advanceTimersByTimeAsync(49);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual([0]);
  expect(told).toEqual(["1-4"]);
  feed.take(span(5));
  expect(told).toEqual(["1-4", "5-5", "6-6"]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([0]);
});

test("patience counts for each missing number: nodes that are never quite in step ask for nothing", async () => {
  const { feed, asked } = following();
  for (let n = 1; n < 100; n += 2) {
    feed.take(span(n + 1));
    await vi.advanceTimersByTimeAsync(30);
    feed.take(span(n + 3));
    feed.take(span(n));
  }
  expect(asked).toEqual([]);
});

test("what came though the database was asked for it is waited for longer, up to half a second", async () => {
  const { feed, asked, database } = following();
  let n = 0;
  async function missAndBeLate(waits: number): Promise<void> {
    database.head = n + 2;
    feed.take(span(n + 2));
    await vi.advanceTimersByTimeAsync(waits - 1);
    expect(asked).not.toContain(n);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toContain(n);
    feed.take(span(n + 1));
    n += 2;
  }
  for (const waits of [50, 100, 200, 400, 500, 500]) await missAndBeLate(waits);
});

test("who waits for longer learns again that news comes soon", async () => {
  const { feed, asked, database } = following();
  database.head = 2;
  feed.take(span(2));
  await vi.advanceTimersByTimeAsync(50);
  feed.take(span(1));
  for (let n = 2; n < 60; n += 2) {
    feed.take(span(n + 2));
    await vi.advanceTimersByTimeAsync(1);
    feed.take(span(n + 1));
  }
  expect(asked).toEqual([0]);
  feed.take(span(62));
  await vi.advanceTimersByTimeAsync(50);
  expect(asked).toEqual([0, 60]);
});

test("while nothing is heard of the others the database is asked as soon as ever", async () => {
  let isHeard = true;
  const { feed, asked, database } = following({ isHeard: () => isHeard });
  database.head = 2;
  feed.take(span(2));
  await vi.advanceTimersByTimeAsync(50);
  feed.take(span(1));
  isHeard = false;
  feed.take(span(4));
  await vi.advanceTimersByTimeAsync(50);
  expect(asked).toEqual([0, 2]);
});

test("a silent loss is noticed by what the database says of itself", async () => {
  const { feed, told, database } = following();
  database.head = 3;
  feed.behind(3, 0);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(50);
  expect(told).toEqual(["1-3"]);
  feed.behind(3, 3);
  feed.behind(2, 0);
  expect(feed.state()).toEqual({ last: 3, head: 3, waiting: 0, filling: false });
  expect(vi.getTimerCount()).toBe(0);
});

test("while the database is asked nothing is delivered out of order, and it is asked but once", async () => {
  const answers: ((found: Numbered) => void)[] = [];
  const fill = () => new Promise<Numbered>((resolve) => void answers.push(resolve));
  const { feed, told, asked } = following({ fill });
  feed.take(span(2));
  await vi.advanceTimersByTimeAsync(50);
  feed.take(span(3));
  feed.behind(9, 0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);
  expect(asked).toEqual([0]);
  answers[0]?.(span(1, 3));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(["1-3"]);
});

test("what came while the database was asked is not delivered again by its answer", async () => {
  const answers: ((found: Numbered) => void)[] = [];
  const fill = () => new Promise<Numbered>((resolve) => void answers.push(resolve));
  const { feed, told } = following({ fill });
  feed.take(span(2));
  await vi.advanceTimersByTimeAsync(50);
  feed.take(span(1));
  expect(told).toEqual(["1-1", "2-2"]);
  answers[0]?.(span(1, 5));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(["1-1", "2-2"]);
});

test("a database that fails, or knows of nothing yet, is asked for ever, at least every second", async () => {
  let answer = async (): Promise<Numbered> => {
    throw new Error("away");
  };
  const { feed, told, asked } = following({ fill: () => answer() });
  feed.take(span(2));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.length).toBeGreaterThan(60);
  expect(asked.length).toBeLessThan(150);
  answer = async () => span(1, 0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual([]);
  answer = async () => span(1, 2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told).toEqual(["1-2"]);
  expect(feed.state().waiting).toBe(0);
});

test("a span that overlaps what is known is not told, but its end is not forgotten", async () => {
  const { feed, told, database } = following();
  feed.take(span(1, 2));
  feed.take(span(2, 3));
  database.head = 3;
  await vi.advanceTimersByTimeAsync(50);
  expect(told).toEqual(["1-2", "3-3"]);
});

test("a database that was put back is followed from where it is", async () => {
  const { feed, told } = following();
  for (const n of [1, 2, 3, 4]) feed.take(span(n));
  feed.behind(2, 3);
  feed.take(span(3));
  expect(told.at(-1)).toBe("3-3");
  expect(feed.state().last).toBe(3);
});

test("an answer from before the database was put back is no answer any more", async () => {
  const answers: ((found: Numbered) => void)[] = [];
  const fill = () => new Promise<Numbered>((resolve) => void answers.push(resolve));
  const { feed, told } = following({ fill });
  feed.take(span(1, 5));
  feed.take(span(8));
  await vi.advanceTimersByTimeAsync(50);
  feed.behind(2, 5);
  answers[0]?.(span(6, 8));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual(["1-5"]);
  expect(feed.state().last).toBe(2);
});

test("one span that cannot be told does not keep the others", () => {
  const told: number[] = [];
  const feed = createFeed<Numbered>({
    last: 0,
    deliver({ from }) {
      if (from === 1) throw new Error("no");
      told.push(from);
    },
    fill: async (after) => span(after + 1, after),
    log: silentLog,
  });
  feed.take(span(2));
  feed.take(span(1));
  expect(told).toEqual([2]);
});

test("a feed that is stopped asks and tells nothing any more", async () => {
  const { feed, told, asked } = following();
  feed.take(span(2));
  feed.stop();
  feed.take(span(1));
  feed.behind(9, 0);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([told, asked]).toEqual([[], []]);
});

/** What one of three nodes commits, and what happens on its way to the others and in between. */
const commits = fc.array(
  fc.record({
    node: fc.nat({ max: 2 }),
    size: fc.integer({ min: 1, max: 4 }),
    /** Milliseconds after which each node hears of it, once for each; none is lost. */
    heard: fc.tuple(...[0, 1, 2].map(() => fc.array(fc.nat({ max: 120 }), { maxLength: 3 }))),
    pause: fc.nat({ max: 80 }),
    poll: fc.nat({ max: 5 }),
    /** How long a question takes from then on, whether it fails, and how much an answer holds. */
    slow: fc.nat({ max: 200 }),
    fails: fc.boolean(),
    page: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** A node that notes each number it delivers. */
function startNode(database: { head: number; slow: number; fails: boolean; page: number }) {
  const delivered: number[] = [];
  const feed = createFeed<Numbered>({
    last: 0,
    deliver({ from, to }) {
      for (let n = from; n <= to; n++) delivered.push(n);
    },
    async fill(after) {
      const { slow, fails, page, head } = database;
      await new Promise((resolve) => setTimeout(resolve, slow));
      if (fails) throw new Error("away");
      return span(after + 1, Math.min(head, after + page));
    },
    log: silentLog,
  });
  return { delivered, feed };
}

test("whatever is lost, doubled, late or swapped, each node tells each number once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(commits, async (plan) => {
      const database = { head: 0, slow: 0, fails: false, page: 9 };
      const nodes = [0, 1, 2].map(() => startNode(database));
      for (const { node, size, heard, pause, poll, slow, fails, page } of plan) {
        const commit = span(database.head + 1, database.head + size);
        Object.assign(database, { head: commit.to, slow, fails, page });
        nodes[node]?.feed.take(commit);
        for (const [of, { feed }] of nodes.entries()) {
          for (const late of heard[of] ?? []) setTimeout(() => feed.take(commit), late);
        }
        const polled = nodes[poll]?.feed;
        const lastBefore = polled?.state().last ?? 0;
        setTimeout(() => polled?.behind(commit.to, lastBefore), slow);
        await vi.advanceTimersByTimeAsync(pause);
      }
      Object.assign(database, { slow: 0, fails: false, page: 9 });
      for (const { feed } of nodes) feed.behind(database.head, feed.state().last);
      await vi.advanceTimersByTimeAsync(10_000);
      const all = Array.from({ length: database.head }, (_, n) => n + 1);
      for (const { delivered, feed } of nodes) {
        expect(delivered).toEqual(all);
        expect(feed.state()).toMatchObject({ last: database.head, waiting: 0, filling: false });
      }
      expect(vi.getTimerCount()).toBe(0);
    }),
    { numRuns: 100 },
  );
});
