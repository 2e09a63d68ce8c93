import type { Hours, ReportQuery } from "@foyer/protocol";
import type { AnyDb } from "../../db/any-db.ts";
import { median } from "../../supervision/board.ts";
import { createEachFact } from "../each-fact.ts";
import { createFactsMemory } from "../facts-memory.ts";
import { createFactsStore } from "../facts-store.ts";
import { createFollowFacts } from "../follow-facts.ts";
import { createReport } from "../report.ts";
import { createReportColumnsStore } from "../report-columns-store.ts";
import { differences, queriesOver } from "./compare-reports.ts";
import { type MadeConversation, makeYear } from "./make-year.ts";
import { storeYear } from "./year-store.ts";

const ROUNDS = 21;
const FROM = Date.UTC(2025, 0, 1);
const DAYS = 365;

/** Weekdays from nine to six in Berlin. */
const HOURS: Hours = {
  timeZone: "Europe/Berlin",
  week: [...Array.from({ length: 5 }, () => [{ from: "09:00", to: "18:00" }]), [], []],
  ...{ dates: [], closedUntil: null },
};

/** What was measured: its name, and over how many of what. */
export interface ReportFigure {
  name: string;
  value: number;
  unit: string;
  n: number;
}

/**
 * Fills an empty database with a year of `count` conversations, compares every report with what the logs say, and
 * measures them. Answers with the figures, and with what differs, a line each.
 */
export async function measureReports(
  db: AnyDb,
  count: number,
): Promise<{ figures: ReportFigure[]; unlike: string[] }> {
  const { orm, tables } = db;
  const siteIds = ["bench-1", "bench-2", "bench-3"];
  const shop = { accent: "#3b5bdb", greeting: "", intro: "", lang: "en", origins: [] };
  for (const id of siteIds)
    await db.writes.write(async () => {
      await orm.insert(tables.sites).values({ id, key: id, name: id, ...shop, createdAt: FROM });
    });
  const agentIds = Array.from({ length: 12 }, (_, at) => `agent-${at}`);
  const teamIds = ["team-1", "team-2"];
  const of = { seed: 11, count, from: FROM, days: DAYS, siteIds, agentIds, teamIds };
  const year = await storeYear(db, makeYear(of));
  const begun = performance.now();
  const hasTarget = () => true;
  await createFollowFacts({
    ...{ db, store: createFactsStore(db), hasTarget, hoursOf: () => HOURS },
  }).follow();
  const seconds = (performance.now() - begun) / 1000;
  const events = year.reduce((sum, made) => sum + made.events.length, 0);
  const reportOf = reportsOn(db);
  const unlike: string[] = [];
  for (const query of queriesOver(year, "Europe/Berlin"))
    unlike.push(...differences(await reportOf(query), year, query, HOURS));
  const figures = [
    { name: "events", value: events, unit: "events", n: count },
    { name: "count_anew", value: seconds, unit: "s", n: 1 },
    { name: "differ", value: unlike.length, unit: "figures", n: queriesOver(year, "UTC").length },
    ...(await timed(db, year)),
  ];
  return { figures, unlike };
}

/** Reports of one process, which has read nothing yet. */
function reportsOn(db: AnyDb) {
  const store = createReportColumnsStore(db);
  const stepNow = async () => (await createFactsStore(db).progress()).step;
  return createReport({
    eachFact: createEachFact({ store, memory: createFactsMemory({ store, stepNow }) }),
  });
}

async function timed(db: AnyDb, year: readonly MadeConversation[]): Promise<ReportFigure[]> {
  const store = createReportColumnsStore(db);
  const reportOf = reportsOn(db);
  const whole: ReportQuery = { from: "2025-01-01", to: "2025-12-31", zone: "Europe/Berlin" };
  const siteId = year[0]?.siteId ?? "";
  const cases: readonly (readonly [name: string, run: () => Promise<unknown>])[] = [
    ["year_bare_count", () => store.count({}, FROM, FROM + DAYS * 86_400_000)],
    ["year_by_agent_first", () => reportsOn(db)({ ...whole, by: "agent" })],
    ["year_by_agent", () => reportOf({ ...whole, by: "agent" })],
    ["year_open_hours_by_tag", () => reportOf({ ...whole, by: "tag", clock: "open" })],
    ["year_one_site", () => reportOf({ ...whole, siteId, by: "agent" })],
    ["30_days_by_agent", () => reportOf({ ...whole, from: "2025-12-02", by: "agent" })],
  ];
  const figures: ReportFigure[] = [];
  for (const [name, run] of cases) {
    const spans: number[] = [];
    let held = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const watch = watchHolds();
      const begun = performance.now();
      await run();
      spans.push((performance.now() - begun) * 1000);
      held = Math.max(held, watch());
    }
    figures.push({ name, value: (median(spans) ?? 0) / 1000, unit: "ms", n: ROUNDS });
    figures.push({ name: `${name}_longest_hold`, value: held, unit: "ms", n: ROUNDS });
  }
  return [...figures, await memoryOf(db, year.length)];
}

/** What the blocks of a year's facts take in memory, for each conversation; the index beside them is not in it. */
async function memoryOf(db: AnyDb, count: number): Promise<ReportFigure> {
  const store = createReportColumnsStore(db);
  const stepNow = async () => (await createFactsStore(db).progress()).step;
  const { blocks } = await createFactsMemory({ store, stepNow }).fresh();
  const bytes = blocks
    .flatMap(({ spans, ...columns }) => [...Object.values(columns), ...spans.all, ...spans.open])
    .reduce<number>((sum, one) => sum + (ArrayBuffer.isView(one) ? one.byteLength : 0), 0);
  return { name: "memory", value: bytes / count, unit: "bytes/conversation", n: blocks.length };
}

/** The longest time, in ms, in which nothing else had its turn. */
function watchHolds(): () => number {
  let [longest, last, over] = [0, performance.now(), false];
  const look = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  return () => {
    over = true;
    return Math.max(longest, performance.now() - last);
  };
}
