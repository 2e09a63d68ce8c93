import type { Staffing, StaffingQuery } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import { isTimeZone } from "../hours/zone-clock.ts";
import { Refusal } from "../refusal.ts";
import { createHourOfWeek, dayAt, mondayOf, startOf } from "../reports/calendar.ts";
import type { EachFact } from "../reports/each-fact.ts";
import { bitOf, SPANS } from "../reports/fact-marks.ts";
import { backtest, forecast, sumOf, WEEK_HOURS } from "./forecast.ts";

/** Half a year of weeks at most: what was before is another time. */
const WEEKS_MAX = 26;

/** Fewer say more of themselves than of what is usual. */
const ENOUGH = 5;

const [QUEUED, ABANDONED, HANDLED] = [bitOf("queued"), bitOf("abandoned"), bitOf("handling")];
const [WAITING, HANDLING] = [SPANS.indexOf("waiting"), SPANS.indexOf("handling")];

/** What is expected of each hour of a week, and how long a conversation and a visitor's patience last. */
export function createStaffing({ clock, eachFact }: { clock: Clock; eachFact: EachFact }) {
  return async (query: StaffingQuery): Promise<Staffing> => {
    const { zone, siteId } = query;
    const count = Number(query.weeks);
    if (!isTimeZone(zone)) throw new Refusal("invalid", `zone: “${zone}” is no time zone.`);
    if (count < 1 || count > WEEKS_MAX) {
      throw new Refusal("invalid", `weeks: takes 1 to ${WEEKS_MAX}.`);
    }
    const now = clock.now();
    const monday = mondayOf(dayAt(zone, now));
    const starts = Array.from({ length: count + 1 }, (_, at) =>
      startOf(zone, monday - 7 * (count - at)),
    );
    const hourOfWeek = createHourOfWeek(zone);
    const weeks = Array.from({ length: count }, () => Array<number>(WEEK_HOURS).fill(0));
    const seen = { came: 0, handled: 0, handledMs: 0, abandoned: 0, waitedMs: 0 };
    const [from = 0, until = 0] = [starts[0], starts.at(-1)];
    await eachFact({ siteId }, [from, until], ({ openedAt, cameAt, marks, spans }, row) => {
      const has = (bit: number) => ((marks[row] as number) & bit) !== 0;
      const of = (span: Float64Array | undefined) => span?.[row] ?? 0;
      if (!has(QUEUED)) return;
      const opened = openedAt[row] as number;
      const week = weeks[starts.findLastIndex((start) => start <= opened)];
      const hour = hourOfWeek(cameAt[row] as number);
      if (week) week[hour] = (week[hour] ?? 0) + 1;
      seen.came += 1;
      seen.waitedMs += of(spans.all[WAITING]);
      if (has(ABANDONED)) seen.abandoned += 1;
      if (!has(HANDLED)) return;
      seen.handled += 1;
      seen.handledMs += of(spans.all[HANDLING]);
    });
    return answer({ starts, weeks, seen, now });
  };
}

function answer(found: {
  starts: number[];
  weeks: number[][];
  seen: { came: number; handled: number; handledMs: number; abandoned: number; waitedMs: number };
  now: number;
}): Staffing {
  const { starts, seen, now } = found;
  // Before the first conversation ever there was nothing to forecast from.
  const first = found.weeks.findIndex((week) => sumOf(week) > 0);
  const weeks = first < 0 ? [] : found.weeks.slice(first);
  const begun = first < 0 ? [] : starts.slice(first);
  const { error, expected } = backtest(weeks);
  const { came, handled, abandoned } = seen;
  return {
    weeks: weeks.length,
    from: starts[0] ?? now,
    until: starts.at(-1) ?? now,
    arrivals: forecast(weeks),
    error,
    handlingMs: handled < ENOUGH ? null : Math.round(seen.handledMs / handled),
    // All that was waited, by those who left: as long as an exponential patience lasts on the mean.
    patienceMs: abandoned < ENOUGH ? null : Math.round(seen.waitedMs / abandoned),
    measured: { came, handled, abandoned },
    past: weeks.map((week, at) => ({
      ...{ from: begun[at] ?? 0, came: sumOf(week), forecast: expected[at] ?? null },
    })),
    asOf: now,
  };
}
