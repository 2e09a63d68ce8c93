import { startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { createFreeNumbers } from "./free-numbers-store.ts";
import { firstNumber, millisecondOf } from "./message-number.ts";
import { searchedTalk } from "./testing/searched-talk.ts";

const AT = 1_795_298_170_751;

/** Numbers for one more portion of messages after another, as the index takes them. */
async function numbering() {
  const server = await startServer();
  const conversationId = await (await searchedTalk(server)).talk(["Hello"]);
  const { db } = server.house;
  const freeNumbers = createFreeNumbers(db);
  const { searchMessages } = db.tables;
  const all = new Set<number>();
  let seq = 1_000;
  return (times: number[]) =>
    db.writes.write(async () => {
      const numbers = await freeNumbers(times);
      const rows = numbers.map((number) => ({ number, conversationId, seq: ++seq }));
      for (let from = 0; from < rows.length; from += 1_000) {
        await db.orm.insert(searchMessages).values(rows.slice(from, from + 1_000));
      }
      for (const number of numbers) all.add(number);
      return { numbers, all };
    });
}

test("what a busy house says in a few milliseconds gets numbers of its own, portion after portion", async () => {
  const take = await numbering();
  let count = 0;
  for (let portion = 0; portion < 60; portion++) {
    const times = Array.from({ length: 20 }, (_, i) => AT + (i % 3));
    const { numbers, all } = await take(times);
    count += times.length;
    expect(all.size).toBe(count);
    expect(numbers.map(millisecondOf)).toEqual(times);
  }
});

test("more than a millisecond has numbers for goes on in the next ones, in its order", async () => {
  const take = await numbering();
  const room = firstNumber(1);
  const { numbers } = await take(Array.from({ length: room * 2 + 1 }, () => AT));
  expect(numbers.at(-1)).toBe(firstNumber(AT + 2));
  const more = await take([AT, AT + 1, AT + 5]);
  expect(more.numbers).toEqual([
    firstNumber(AT + 2) + 1,
    firstNumber(AT + 2) + 2,
    firstNumber(AT + 5),
  ]);
  expect(more.all.size).toBe(room * 2 + 4);
});

test("a thousand milliseconds are asked for in portions", async () => {
  const take = await numbering();
  const times = Array.from({ length: 1_000 }, (_, i) => AT + i * 7);
  expect((await take(times)).numbers).toEqual(times.map(firstNumber));
  expect((await take(times)).numbers).toEqual(times.map((at) => firstNumber(at) + 1));
});
