import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Hub } from "../socket/hub.ts";
import type { ConversationRow } from "./conversation-row.ts";
import { createListNews } from "./list-news.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const row = (id: string, change: number) =>
  ({ id, change, tags: "", skills: "" }) as ConversationRow;

/** News with a hub that notes what it tells, as "id:change". */
function listening() {
  const told: string[] = [];
  const tell: Hub["tell"] = (_topic, frame) => {
    if (frame.type !== "conversations") throw new Error(frame.type);
    told.push(frame.conversations.map(({ id, change }) => `${id}:${change}`).join(" "));
  };
  return { told, news: createListNews({ tell } as Hub) };
}

test("in a quiet house a change is told at once", () => {
  const { told, news } = listening();
  news.publish(row("a", 1));
  expect(told).toEqual(["a:1"]);
  vi.advanceTimersByTime(1_000);
  news.publish(row("a", 2));
  expect(told).toEqual(["a:1", "a:2"]);
});

test("in a busy one each conversation is told once, as it last stood, in the order of changes", () => {
  const { told, news } = listening();
  for (const [id, change] of [
    ["a", 1],
    ["b", 2],
    ["a", 3],
    ["c", 4],
    ["b", 5],
  ] as const) {
    news.publish(row(id, change));
  }
  expect(told).toEqual(["a:1"]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual(["a:1", "a:3 c:4 b:5"]);
});

test("nothing newer overtakes what waits", () => {
  const { told, news } = listening();
  news.publish(row("a", 1));
  news.publish(row("a", 2));
  vi.advanceTimersByTime(100);
  news.publish(row("b", 3));
  news.publish(row("a", 4));
  vi.advanceTimersByTime(100);
  expect(told).toEqual(["a:1", "a:2", "b:3 a:4"]);
});

test("much is told in several frames, in order; what changes meanwhile comes after, and only so", () => {
  const { told, news } = listening();
  news.publish(row("first", 0));
  for (let n = 1; n <= 60; n++) news.publish(row(`k${n}`, n));
  vi.advanceTimersByTime(100);
  expect(told).toHaveLength(2);
  news.publish(row("k60", 61));
  vi.advanceTimersByTime(100);
  expect(told.slice(1).map((rows) => rows.split(" ").length)).toEqual([25, 25, 9]);
  vi.advanceTimersByTime(2_000);
  const changes = told.flatMap((rows) => rows.split(" ")).map((one) => Number(one.split(":")[1]));
  const allBut60 = Array.from({ length: 62 }, (_, n) => n).filter((n) => n !== 60);
  expect(changes).toEqual(allBut60);
});

test("the more there was to tell, the longer the next telling waits, but never over two seconds", () => {
  const { told, news } = listening();
  news.publish(row("first", 0));
  for (let n = 1; n <= 5_000; n++) news.publish(row(`k${n}`, n));
  vi.advanceTimersByTime(100);
  news.publish(row("late", 5_001));
  while (!told.at(-1)?.endsWith(" k5000:5000")) vi.advanceTimersToNextTimer();
  vi.advanceTimersByTime(1_999);
  expect(told.at(-1)).toMatch(/ k5000:5000$/);
  vi.advanceTimersByTime(1);
  expect(told.at(-1)).toBe("late:5001");
});
