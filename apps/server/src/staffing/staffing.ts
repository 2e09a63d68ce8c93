import type { Staffing, StaffingQuery } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import { isTimeZone } from "../hours/zone-clock.ts";
import { Refusal } from "../refusal.ts";
import { createHourOfWeek, dayAt, mondayOf, startOf } from "../reports/calendar.ts";
import { rowAt } from "../reports/count-report.ts";
import type { ReadColumns } from "../reports/report.ts";
import { backtest, forecast, sumOf, WEEK_HOURS } from "./forecast.ts";

/** Half a year of weeks at most: what was before is another time. */
const WEEKS_MAX = 26;

/** Fewer say more of themselves than of what is usual. */
const ENOUGH = 5;

/** What is expected of each hour of a week, and how long a conversation and a visitor's patience last. */
export function createStaffing({ clock, read }: { clock: Clock; read: ReadColumns }) {
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
    const weeks: number[][] = [];
    const seen = { came: 0, handled: 0, handledMs: 0, abandoned: 0, waitedMs: 0 };
    for (let at = 0; at < count; at++) {
      const week = Array<number>(WEEK_HOURS).fill(0);
      weeks.push(week);
      const [from = 0, until = 0] = starts.slice(at);
      const columns = await read({ siteId }, [from, until], { clock: "all", keys: [] });
      for (let row = 0; row < (columns.openedAt?.length ?? 0); row++) {
        const { cameAt, queued, ...facts } = rowAt(columns, row);
        if (cameAt === null || !queued) continue;
        const hour = hourOfWeek(cameAt);
        week[hour] = (week[hour] ?? 0) + 1;
        seen.came += 1;
        seen.waitedMs += facts.wait;
        if (facts.abandoned) seen.abandoned += 1;
        if (facts.answeredAt === null || facts.closedAt === null) continue;
        seen.handled += 1;
        seen.handledMs += facts.handle;
      }
    }
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
