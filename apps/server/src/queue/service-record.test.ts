import { describe, expect, test } from "vitest";
import { estimate } from "./estimate.ts";
import { createServiceRecord } from "./service-record.ts";

const MINUTE_MS = 60_000;

describe("how fast a queue is served", () => {
  test("is the time in which somebody waited over the claims in it; quiet time does not count", () => {
    const record = createServiceRecord();
    for (const minute of [0, 8, 16]) {
      record.began(minute * MINUTE_MS, 1);
      record.claimed(minute * MINUTE_MS + 20_000, 1, 0);
    }
    expect(record.pace(17 * MINUTE_MS, 1)).toEqual({ perClaim: 20_000, here: 1, usual: 1 });
  });

  test("is reckoned for each agent, by how many were here when", () => {
    const record = createServiceRecord();
    record.began(0, 2);
    for (const claim of [1, 2, 3]) record.claimed(claim * MINUTE_MS, 2, 3);
    // One goes for six minutes, in which nobody is claimed, and comes back for the last claim.
    record.agentsHere(3 * MINUTE_MS, 1);
    record.claimed(10 * MINUTE_MS, 2, 0);
    expect(record.pace(10 * MINUTE_MS, 2)).toEqual({
      ...{ perClaim: (13 * MINUTE_MS) / 4, here: 2, usual: 1.3 },
    });
  });

  test("slows down while nobody is claimed", () => {
    const record = createServiceRecord();
    const perClaim = (at: number) => record.pace(at * MINUTE_MS, 1)?.perClaim;
    record.began(0, 1);
    for (const claim of [1, 2, 3]) record.claimed(claim * MINUTE_MS, 1, 5);
    expect(perClaim(9)).toBe(3 * MINUTE_MS);
    record.emptied(9 * MINUTE_MS);
    expect(perClaim(20)).toBe(3 * MINUTE_MS);
  });

  test("is unknown after few claims, or old ones, or with nobody here", () => {
    const record = createServiceRecord();
    record.began(0, 1);
    record.claimed(MINUTE_MS, 1, 5);
    record.claimed(2 * MINUTE_MS, 1, 5);
    expect(record.pace(2 * MINUTE_MS, 1)).toBeNull();
    record.claimed(3 * MINUTE_MS, 1, 0);
    expect(record.pace(3 * MINUTE_MS, 1)?.perClaim).toBe(MINUTE_MS);
    expect(record.pace(3 * MINUTE_MS, 0)).toBeNull();
    expect(record.pace(100 * MINUTE_MS, 1)?.perClaim).toBe(MINUTE_MS);
    expect(record.pace(183 * MINUTE_MS, 1)).toBeNull();
  });

  test("is that of the last hour alone where it has a hundred claims", () => {
    const record = createServiceRecord();
    record.began(0, 1);
    for (let claim = 1; claim <= 60; claim++) record.claimed(claim * MINUTE_MS, 1, 5);
    for (let claim = 1; claim <= 120; claim++)
      record.claimed((60 + claim / 2) * MINUTE_MS, 1, claim < 120 ? 5 : 0);
    expect(record.pace(120 * MINUTE_MS, 1)?.perClaim).toBe(MINUTE_MS / 2);
  });
});

describe("the estimate", () => {
  const paceOf = (perClaim: number, here: number, usual: number) => ({ perClaim, here, usual });
  const busy = { agents: 2, pace: paceOf(80_000, 2, 2), typical: 300 };
  test("is so many places, rounded as coarsely as it is unsure, and never to nothing", () => {
    expect([1, 2, 9, 40].map((position) => estimate(position, busy))).toEqual([45, 90, 360, 1500]);
    expect(estimate(1, { ...busy, pace: paceOf(4_000, 2, 2) })).toBe(15);
  });
  test("goes by who is here for those who are next, and by who usually is for those far behind", () => {
    const told = (position: number, here: number) =>
      estimate(position, { ...busy, agents: here, pace: paceOf(2 * MINUTE_MS, here, 2) }) ?? 0;
    expect([told(1, 1), told(1, 2), told(1, 4)]).toEqual([120, 60, 30]);
    // What half of them would take twice as long for, were they to stay so few.
    expect(told(60, 1) / told(60, 2)).toBeLessThan(1.2);
    expect(told(60, 4) / told(60, 2)).toBeGreaterThan(0.6);
  });
  test("is what was typical of the week for who is next, where nothing newer is known", () => {
    expect(estimate(1, { ...busy, pace: null })).toBe(300);
    expect(estimate(2, { ...busy, pace: null })).toBeNull();
  });
  test("is none with nobody here, nor beyond four hours", () => {
    expect(estimate(1, { ...busy, agents: 0 })).toBeNull();
    expect(estimate(400, busy)).toBeNull();
  });
});
