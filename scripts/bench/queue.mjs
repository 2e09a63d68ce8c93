/**
 * Measures how far the estimates that visitors are told while they wait are from what becomes true, on simulated days
 * with queues. The estimates are those of the server's own code. QUEUE_TIMES plays so many times the days;
 * QUEUE_SEED others.
 */
import { register } from "tsx/esm/api";
import { createPrinter } from "./figures/printer.mjs";

register();
const { SCENARIOS } = await import("../../apps/server/src/queue/testing/scenarios.ts");
const { seeded, simulateQueue } = await import(
  "../../apps/server/src/queue/testing/simulate-queue.ts"
);
const { errorsOf } = await import("../../apps/server/src/queue/testing/estimate-errors.ts");

/** Called by `pnpm bench queue`: one JSON line per figure. */
export async function run(print) {
  const times = Number(process.env.QUEUE_TIMES ?? 1);
  const seed = Number(process.env.QUEUE_SEED ?? 1);
  const figure = createPrinter("queue", print);
  const all = [];
  for (const [i, { scenario, days }] of SCENARIOS.entries()) {
    const told = simulateQueue(scenario, days * times, seeded(seed * 100 + i));
    for (const one of told) all.push(one);
    figuresOf(scenario.name, told, figure);
  }
  figuresOf("all", all, figure);
}

/** How far the estimates of one site were from what became true, in percent of it. */
function figuresOf(name, told, figure) {
  const { count, median, p90, first, bands } = errorsOf(told);
  figure(`${name}: median error`, median * 100, "%", count);
  figure(`${name}: 90 % are within`, p90 * 100, "%", count);
  figure(`${name}: median error of what was told first`, first * 100, "%", count);
  for (const { from, to, count, median } of bands)
    figure(
      `${name}: median error at place ${from} to ${to ?? "the last"}`,
      median * 100,
      "%",
      count,
    );
}
