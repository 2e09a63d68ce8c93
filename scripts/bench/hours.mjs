/**
 * Compares the arithmetic of opening hours with a walk along the clock, for hours at random in every zone and
 * every season of several years. Says, beside its figures, some instants on which the two differ. HOURS_ROUNDS repeats
 * it with other hours.
 */
import { register } from "tsx/esm/api";
import { createPrinter } from "./figures/printer.mjs";

register();
const { compareHours } = await import("../../apps/server/src/hours/testing/compare-hours.ts");

const YEARS = [2011, 2018, 2024, 2026, 2027];
/** Around these days of a year clocks change somewhere; the last two are ordinary. */
const DAYS = ["03-07", "03-27", "04-02", "09-25", "10-23", "11-01", "12-28", "06-15"];
const DAYS_LONG = 4;
const SHOWN = 20;

/** Called by `pnpm bench hours`: one JSON line per figure. */
export async function run(print) {
  const rounds = Number(process.env.HOURS_ROUNDS ?? 1);
  const zones = Intl.supportedValuesOf("timeZone");
  let [instants, wrong] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    for (const [i, zone] of zones.entries()) {
      for (const [j, day] of DAYS.entries()) {
        const year = YEARS[(i + j + round) % YEARS.length];
        const from = Date.parse(`${year}-${day}T00:00:00Z`);
        const seed = (round * zones.length + i) * DAYS.length + j;
        const compared = compareHours(zone, { from, days: DAYS_LONG, seed });
        instants += compared.instants;
        wrong += compared.mismatches.length;
        for (const line of compared.mismatches.slice(0, SHOWN)) console.error(line);
      }
    }
  }
  createPrinter("hours", print)(`differ, in ${zones.length} zones`, wrong, "instants", instants);
  if (wrong > 0) process.exitCode = 1;
}
