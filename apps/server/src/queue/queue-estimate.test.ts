import { expect, test } from "vitest";
import { errorsOf } from "./testing/estimate-errors.ts";
import { SCENARIOS } from "./testing/scenarios.ts";
import { seeded, simulateQueue } from "./testing/simulate-queue.ts";

test("half of what visitors of a busy service desk are told is within a quarter of what becomes true", () => {
  const desk = SCENARIOS.find(({ scenario }) => scenario.agents === 8)?.scenario;
  if (!desk) throw new Error("there is no such scenario");
  const morning = { ...desk, perHour: desk.perHour.slice(0, 5) };
  const { count, median, first } = errorsOf(simulateQueue(morning, 1, seeded(11)));
  expect(count).toBeGreaterThan(5_000);
  expect(median).toBeLessThan(0.25);
  expect(first).toBeLessThan(0.25);
});

test("the same seed plays the same day, and nobody is told anything while nobody waits", () => {
  const [shop] = SCENARIOS;
  if (!shop) throw new Error("there is no scenario");
  const quiet = { ...shop.scenario, perHour: [1, 1, 1] };
  const play = (scenario = { ...shop.scenario, perHour: shop.scenario.perHour.slice(0, 4) }) =>
    simulateQueue(scenario, 1, seeded(3));
  expect(play()).toEqual(play());
  expect(play(quiet)).toEqual([]);
});
