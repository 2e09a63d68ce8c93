import { describe, expect, test } from "vitest";
import { estimate } from "./estimate.ts";
import { createServiceRecord } from "./service-record.ts";

const MINUTE_MS = 60_000;

describe("how long a place in the queue takes", () => {
  test("is the time in which somebody waited over the claims in it; quiet time does not count", () => {
    const record = createServiceRecord();
    for (const minute of [0, 8, 16]) {
      record.began(minute * MINUTE_MS);
      record.claimed(minute * MINUTE_MS + 20_000, 2, 0);
    }
    expect(record.msPerPlace(17 * MINUTE_MS, 2)).toBe(20_000);
  });

  test("is shared among those who are here now", () => {
    const record = createServiceRecord();
    record.began(0);
    for (const claim of [1, 2, 3]) record.claimed(claim * MINUTE_MS, 2, 3 - claim);
    expect(record.msPerPlace(3 * MINUTE_MS, 2)).toBe(MINUTE_MS);
    expect(record.msPerPlace(3 * MINUTE_MS, 1)).toBe(2 * MINUTE_MS);
    expect(record.msPerPlace(3 * MINUTE_MS, 4)).toBe(MINUTE_MS / 2);
  });

  test("grows while nobody is claimed", () => {
    const record = createServiceRecord();
    record.began(0);
    for (const claim of [1, 2, 3]) record.claimed(claim * MINUTE_MS, 1, 5);
    expect(record.msPerPlace(9 * MINUTE_MS, 1)).toBe(3 * MINUTE_MS);
    record.emptied(9 * MINUTE_MS);
    expect(record.msPerPlace(20 * MINUTE_MS, 1)).toBe(3 * MINUTE_MS);
  });

  test("is unknown after few claims, or old ones, or with nobody here", () => {
    const record = createServiceRecord();
    record.began(0);
    record.claimed(MINUTE_MS, 1, 5);
    record.claimed(2 * MINUTE_MS, 1, 5);
    expect(record.msPerPlace(2 * MINUTE_MS, 1)).toBeNull();
    record.claimed(3 * MINUTE_MS, 1, 0);
    expect(record.msPerPlace(3 * MINUTE_MS, 1)).toBe(MINUTE_MS);
    expect(record.msPerPlace(3 * MINUTE_MS, 0)).toBeNull();
    expect(record.msPerPlace(63 * MINUTE_MS, 1)).toBeNull();
  });
});

describe("the estimate", () => {
  const busy = { agents: 2, perPlace: 40_000, typical: 300 };
  test("is so many places, rounded as coarsely as it is unsure, and never to nothing", () => {
    expect([1, 2, 9, 40].map((position) => estimate(position, busy))).toEqual([45, 90, 360, 1500]);
    expect(estimate(1, { ...busy, perPlace: 2_000 })).toBe(15);
  });
  test("is what was typical of the week for who is next, where nothing newer is known", () => {
    expect(estimate(1, { ...busy, perPlace: null })).toBe(300);
    expect(estimate(2, { ...busy, perPlace: null })).toBeNull();
  });
  test("is none with nobody here, nor beyond four hours", () => {
    expect(estimate(1, { ...busy, agents: 0 })).toBeNull();
    expect(estimate(400, busy)).toBeNull();
  });
});
