import type { Hours, ReportQuery } from "@foyer/protocol";
import type { AnyDb } from "../../db/any-db.ts";
import { median } from "../../supervision/board.ts";
import { createFactsStore } from "../facts-store.ts";
import { createFollowFacts } from "../follow-facts.ts";
import { createReport } from "../report.ts";
import { createReportColumnsStore } from "../report-columns-store.ts";
import { differences, queriesOver } from "./compare-reports.ts";
import { type MadeConversation, makeYear } from "./make-year.ts";
import { storeYear } from "./year-store.ts";

const ROUNDS = 15;
const FROM = Date.UTC(2025, 0, 1);
const DAYS = 365;

/** Weekdays from nine to six in Berlin. */
const HOURS: Hours = {
  timeZone: "Europe/Berlin",
  week: [...Array.from({ length: 5 }, () => [{ from: "09:00", to: "18:00" }]), [], []],
  ...{ dates: [], closedUntil: null },
};

/**
 * Fills an empty database with a year of `count` conversations, compares every report with what the logs say, and
 * measures them. Answers with lines to print, and with how many figures differ.
 */
export async function measureReports(
  db: AnyDb,
  count: number,
): Promise<{ lines: string[]; wrong: number }> {
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
  const lines = [
    `${db.engine}: ${count} conversations, ${events} events; counted in ${seconds.toFixed(1)} s`,
  ];
  const reportOf = createReport({ store: createReportColumnsStore(db) });
  const unlike: string[] = [];
  for (const query of queriesOver(year, "Europe/Berlin"))
    unlike.push(...differences(await reportOf(query), year, query, HOURS));
  lines.push(`${db.engine}: ${queriesOver(year, "UTC").length} reports, ${unlike.length} differ`);
  lines.push(...unlike.slice(0, 3).map((line) => line.slice(0, 400)));
  lines.push(...(await timed(db, year)));
  return { lines, wrong: unlike.length };
}

async function timed(db: AnyDb, year: readonly MadeConversation[]): Promise<string[]> {
  const store = createReportColumnsStore(db);
  const reportOf = createReport({ store });
  const whole: ReportQuery = { from: "2025-01-01", to: "2025-12-31", zone: "Europe/Berlin" };
  const siteId = year[0]?.siteId ?? "";
  const cases: readonly (readonly [name: string, run: () => Promise<unknown>])[] = [
    ["bare count of the year", () => store.count({}, FROM, FROM + DAYS * 86_400_000)],
    ["report of the year, by agent", () => reportOf({ ...whole, by: "agent" })],
    ["the same in opening hours, by tag", () => reportOf({ ...whole, by: "tag", clock: "open" })],
    ["report of the year, one site", () => reportOf({ ...whole, siteId, by: "agent" })],
    ["report of 30 days, by agent", () => reportOf({ ...whole, from: "2025-12-02", by: "agent" })],
  ];
  const lines: string[] = [];
  for (const [name, run] of cases) {
    const spans: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const begun = performance.now();
      await run();
      spans.push((performance.now() - begun) * 1000);
    }
    const ms = (median(spans) ?? 0) / 1000;
    lines.push(`${db.engine}: ${name}: ${ms.toFixed(1)} ms (median of ${ROUNDS})`);
  }
  return lines;
}
