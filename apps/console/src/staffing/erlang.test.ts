import { describe, expect, test } from "vitest";
import { erlangB, erlangC, impatientService, patientService } from "./erlang.ts";
import { planHour, planWeek, sumUp, type Wish } from "./plan.ts";
import { simulate } from "./testing/simulate.ts";

describe("published tables", () => {
  // Traffic in erlangs that so many servers take at a blocking of 1, 2 and 5 percent, as tables of Erlang B print it.
  test.each([
    ...([
      [1, 0.01, 0.0101] as const,
      [5, 0.01, 1.361] as const,
      [10, 0.01, 4.461] as const,
    ] as const),
    ...([[20, 0.01, 12.03] as const, [100, 0.01, 84.06] as const] as const),
    ...([
      [10, 0.02, 5.084] as const,
      [20, 0.02, 13.18] as const,
      [50, 0.02, 40.26] as const,
    ] as const),
    ...([[10, 0.05, 6.216] as const, [20, 0.05, 15.25] as const] as const),
  ])("Erlang B: %i servers block %d of %d erlangs", (servers, blocked, load) => {
    expect(erlangB(servers, load)).toBeCloseTo(blocked, 3);
  });

  // 100 calls in half an hour, of 3 minutes each, answered within 20 s: a worked example that is printed in many places.
  test.each([
    [11, 0.6821, 0.389],
    [12, 0.4494, 0.6402],
    [13, 0.2853, 0.7956],
    [14, 0.1741, 0.8884],
  ])("Erlang C: 10 erlangs and %i servers", (servers, waits, within) => {
    const load = { rate: 100 / 1_800, handling: 180 };
    expect(erlangC(servers, 10)).toBeCloseTo(waits, 3);
    expect(patientService(load, servers, 20).within).toBeCloseTo(within, 2);
  });

  // Gans, Koole and Mandelbaum, “Telephone Call Centers: Tutorial, Review, and Research Prospects” (2003): 50 agents,
  // 48 calls a minute of one minute each, with a patience of two minutes and without any end.
  test("Erlang A beside Erlang C, as in the tutorial on call centers", () => {
    const load = { rate: 48 / 60, handling: 60 };
    const patient = patientService(load, 50, 20);
    expect(patient.wait).toBeCloseTo(20.8, 1);
    expect(patient.busy).toBeCloseTo(0.96, 2);
    const impatient = impatientService(load, 50, { within: 20, patience: 120 });
    expect(impatient.leave).toBeCloseTo(0.031, 3);
    expect(impatient.wait).toBeCloseTo(3.7, 1);
    expect(impatient.busy).toBeCloseTo(0.93, 2);
  });
});

describe("a simulation, customer by customer, agrees", () => {
  test.each([
    { servers: 6, rate: 0.02, handling: 240, patience: null },
    { servers: 5, rate: 0.02, handling: 240, patience: 90 },
    { servers: 3, rate: 0.02, handling: 240, patience: 60 },
    { servers: 14, rate: 0.05, handling: 260, patience: 300 },
  ])("%o", ({ servers, patience, ...load }) => {
    const measured = simulate({ ...load, servers, patience, within: 30, count: 150_000, seed: 5 });
    const formula =
      patience === null
        ? patientService(load, servers, 30)
        : impatientService(load, servers, { within: 30, patience });
    expect(Math.abs(measured.within - formula.within)).toBeLessThan(0.015);
    expect(Math.abs(measured.leave - formula.leave)).toBeLessThan(0.01);
    expect(Math.abs(measured.wait - formula.wait) / formula.wait).toBeLessThan(0.06);
  });
});

describe("a plan", () => {
  const wish: Wish = {
    ...{ share: 0.8, within: 20, handling: 180, patience: null },
    ...{ atOnce: 1, more: 0, away: 0 },
  };

  test("takes the fewest agents that keep the target", () => {
    expect(planHour(200, wish).agents).toBe(14);
    expect(planHour(200, { ...wish, share: 0.79 }).agents).toBe(13);
    expect(planHour(0, wish).agents).toBe(0);
  });

  test("needs more for more, for breaks and for a higher target, fewer for several at once and for those who leave", () => {
    const { agents } = planHour(200, wish);
    expect(planHour(200, { ...wish, more: 0.5 }).agents).toBeGreaterThan(agents);
    expect(planHour(200, { ...wish, away: 0.3 }).agents).toBe(20);
    expect(planHour(200, { ...wish, share: 0.95 }).agents).toBeGreaterThan(agents);
    expect(planHour(200, { ...wish, atOnce: 2 }).agents).toBe(7);
    expect(planHour(200, { ...wish, patience: 60 }).agents).toBeLessThan(agents);
  });

  test("is summed up over the hours that anybody comes in", () => {
    const sum = sumUp(planWeek([0, 200, 0, 100], wish));
    expect(sum.arrivals).toBe(300);
    expect(sum.most).toBe(14);
    expect(sum.within).toBeGreaterThanOrEqual(0.8);
    expect(sumUp(planWeek([0, 0], wish))).toMatchObject({ arrivals: 0, agentHours: 0, wait: 0 });
  });
});
