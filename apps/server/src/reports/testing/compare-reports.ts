import type { Hours, Report, ReportBy, ReportQuery } from "@foyer/protocol";
import { bruteForce } from "./brute-force.ts";
import type { MadeConversation } from "./make-year.ts";

const BYS: readonly ReportBy[] = ["agent", "team", "site", "tag", "lang"];

/** Queries that between them use every filter, every grouping and both clocks. */
export function queriesOver(year: readonly MadeConversation[], zone: string): ReportQuery[] {
  const times = year.map(({ openedAt }) => openedAt);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const [first, last] = [Math.min, Math.max].map((most) => times.reduce((a, b) => most(a, b)));
  // Three quarters of the time, so that there is something before it.
  const from = day((first ?? 0) + ((last ?? 0) - (first ?? 0)) / 4);
  const to = day(last ?? 0);
  const whole = { from, to, zone };
  const { siteId, teamId, events } = year[0] as MadeConversation;
  const agentId = year.flatMap((made) => made.events).find(({ byKind }) => byKind === "agent")
    ?.byId as string;
  const late = { from: day(Date.parse(to) - 19 * 86_400_000), to, zone };
  return [
    ...BYS.flatMap((by) => [
      { ...whole, by },
      { ...whole, by, clock: "open" as const },
    ]),
    ...[{ siteId }, { agentId }, { tag: "=cmd" }, { lang: "de" }].map((part) => ({
      ...late,
      ...part,
    })),
    { ...late, teamId: teamId ?? "t", by: "agent" as const, clock: "open" as const },
    { ...late, from: to, siteId },
    ...(events.length > 0 ? [{ ...late, siteId, agentId, lang: "en", tag: "vip" }] : []),
  ];
}

/** Where a report is not what the logs say, figure by figure; nothing when they agree. */
export function differences(
  report: Report | Omit<Report, "behind">,
  year: readonly MadeConversation[],
  query: ReportQuery,
  hours: Hours | null,
): string[] {
  const right = bruteForce(year, query, hours);
  const name = JSON.stringify(query);
  const unlike: string[] = [];
  const compare = (what: string, one: unknown, other: unknown) => {
    const [a, b] = [JSON.stringify(sorted(one)), JSON.stringify(sorted(other))];
    if (a !== b) unlike.push(`${name} ${what}: ${a} instead of ${b}`);
  };
  compare("total", report.total, right.total);
  compare("before", report.before, right.before);
  compare("heat", report.heat, right.heat);
  const byKey = (groups: Report["groups"]) =>
    [...groups].sort((a, b) => (a.key < b.key ? -1 : 1)).map((group) => sorted(group));
  compare("groups", byKey(report.groups), byKey(right.groups));
  const opened = report.parts.reduce((sum, { figures }) => sum + figures.opened, 0);
  compare("parts", opened, right.total.opened);
  return unlike;
}

/** With its keys in one order. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
