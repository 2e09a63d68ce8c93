import { and, gte, lt, max, or, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { firstNumber, millisecondOf } from "./message-number.ts";

/** Milliseconds that one statement asks for: far below the depth that SQLite allows to an expression. */
const AT_ONCE = 200;

/**
 * Gives messages numbers that nobody has, each the next one of its millisecond. More than a millisecond has numbers
 * for go on in the next one. To be called inside the write that takes the numbers.
 */
export function createFreeNumbers({ orm, tables: { searchMessages } }: Db) {
  const { number } = searchMessages;
  const during = (at: number) => and(gte(number, firstNumber(at)), lt(number, firstNumber(at + 1)));

  /** The first number that is free in each of some milliseconds; in a full one that is one of the next. */
  async function firstFree(milliseconds: number[]): Promise<[at: number, free: number][]> {
    const highest = new Map<number, number>();
    for (let from = 0; from < milliseconds.length; from += AT_ONCE) {
      const rows = await orm
        .select({ top: max(number) })
        .from(searchMessages)
        .where(or(...milliseconds.slice(from, from + AT_ONCE).map(during)))
        .groupBy(sql`${number} / ${sql.raw(String(firstNumber(1)))}`);
      for (const { top } of rows)
        if (top !== null) highest.set(millisecondOf(Number(top)), Number(top));
    }
    return milliseconds.map((at) => [at, (highest.get(at) ?? firstNumber(at) - 1) + 1]);
  }

  /** A number for each of some messages, by when they were said, in ms since 1970. */
  return async (times: number[]): Promise<number[]> => {
    const free = new Map(await firstFree([...new Set(times)]));
    const numbers: number[] = [];
    for (const time of times) {
      let at = time;
      while ((free.get(at) ?? 0) >= firstNumber(at + 1)) {
        at += 1;
        if (!free.has(at)) for (const [known, next] of await firstFree([at])) free.set(known, next);
      }
      const next = free.get(at) ?? firstNumber(at);
      numbers.push(next);
      free.set(at, next + 1);
    }
    return numbers;
  };
}
