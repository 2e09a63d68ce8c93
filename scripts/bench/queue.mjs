/**
 * Measures how far the estimates that visitors are told while they wait are from what becomes true, on simulated days
 * with queues. The estimates are those of the server's own code. QUEUE_TIMES plays so many times the days;
 * QUEUE_SEED others.
 */
import { register } from "tsx/esm/api";

register();
const { SCENARIOS } = await import("../../apps/server/src/queue/testing/scenarios.ts");
const { seeded, simulateQueue } = await import(
  "../../apps/server/src/queue/testing/simulate-queue.ts"
);
const { errorsOf } = await import("../../apps/server/src/queue/testing/estimate-errors.ts");

const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** Called by `pnpm bench queue`. */
export async function run(print) {
  const times = Number(process.env.QUEUE_TIMES ?? 1);
  const seed = Number(process.env.QUEUE_SEED ?? 1);
  const all = [];
  for (const [i, { scenario, days }] of SCENARIOS.entries()) {
    const told = simulateQueue(scenario, days * times, seeded(seed * 100 + i));
    for (const one of told) all.push(one);
    line(print, scenario.name, told);
  }
  line(print, "all", all);
}

function line(print, name, told) {
  const { count, median, p90, first, bands } = errorsOf(told);
  print(`${name}: ${count.toLocaleString("en")} estimates, median error ${percent(median)}`);
  print(
    `  90 % are within ${percent(p90)}; of what was told first the median error is ${percent(first)}`,
  );
  for (const { from, to, count, median } of bands)
    print(
      `  place ${from}${to ? ` to ${to}` : " and behind"}: ${percent(median)} of ${count.toLocaleString("en")}`,
    );
}
