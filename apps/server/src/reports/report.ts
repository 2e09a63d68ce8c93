import {
  REPORT_DAYS_MAX,
  type Report,
  type ReportBy,
  type ReportGroup,
  type ReportQuery,
} from "@foyer/protocol";
import { isTimeZone } from "../hours/zone-clock.ts";
import { Refusal } from "../refusal.ts";
import { createHourOfWeek, type Day, dayNamed, partsOf, startOf, stepFor } from "./calendar.ts";
import { createCounting } from "./count-report.ts";
import type { EachFact } from "./each-fact.ts";
import type { FactBlock } from "./fact-block.ts";
import { pause } from "./pause.ts";

/** Rows of a report's table: who has more is shown those with the most conversations. */
const GROUPS_MAX = 200;

const COLUMNS = {
  ...({ agent: "agentId", team: "teamId", site: "siteId", tag: "tags", lang: "lang" } as const),
} satisfies Record<ReportBy, keyof FactBlock>;

/** A period of whole days in a zone, and the one right before it: ms since 1970. */
export interface Period {
  days: { from: Day; to: Day };
  before: number;
  from: number;
  until: number;
}

/** Refuses days that are none, the wrong way round or too many, and zones that nobody knows. */
export function periodOf({ from, to, zone }: Pick<ReportQuery, "from" | "to" | "zone">): Period {
  if (!isTimeZone(zone)) throw new Refusal("invalid", `zone: “${zone}” is no time zone.`);
  const [first, last] = [dayNamed(from), dayNamed(to)];
  if (first === null) throw new Refusal("invalid", `from: ${from} is no date.`);
  if (last === null) throw new Refusal("invalid", `to: ${to} is no date.`);
  if (last < first) throw new Refusal("invalid", "to: takes a day that is not before “from”.");
  const count = last - first + 1;
  if (count > REPORT_DAYS_MAX) {
    throw new Refusal("invalid", `to: a report takes ${REPORT_DAYS_MAX} days at most.`);
  }
  return {
    days: { from: first, to: last },
    before: startOf(zone, first - count),
    from: startOf(zone, first),
    until: startOf(zone, last + 1),
  };
}

export type ReportOf = ReturnType<typeof createReport>;

/** Figures of a period beside those of the period before it. */
export function createReport({ eachFact }: { eachFact: EachFact }) {
  return async (query: ReportQuery): Promise<Omit<Report, "behind">> => {
    const period = periodOf(query);
    const counting = createReportCount(query, period);
    await eachFact(query, [period.before, period.until], counting.add);
    await pause();
    return counting.report();
  };
}

type Counting = ReturnType<typeof createCounting>;

function createReportCount(query: ReportQuery, { days, from, until }: Period) {
  const clock = query.clock === "open" ? "open" : "all";
  const step = stepFor(days.to - days.from + 1);
  const parts = partsOf(step, days.from, days.to).map((day) => ({
    from: startOf(query.zone, day),
    counting: createCounting(clock),
  }));
  const [total, before] = [createCounting(clock), createCounting(clock)];
  const groups = createGroups(query.by, () => createCounting(clock));
  const heat = { opened: Array<number>(168).fill(0), came: Array<number>(168).fill(0) };
  const hourOfWeek = createHourOfWeek(query.zone);

  function addHere(block: FactBlock, row: number, openedAt: number): void {
    total.add(block, row);
    parts[partAt(parts, openedAt)]?.counting.add(block, row);
    const hour = hourOfWeek(openedAt);
    heat.opened[hour] = (heat.opened[hour] ?? 0) + 1;
    const cameAt = block.cameAt[row] as number;
    if (cameAt !== 0) {
      const came = hourOfWeek(cameAt);
      heat.came[came] = (heat.came[came] ?? 0) + 1;
    }
    groups.add(block, row);
  }

  return {
    add(block: FactBlock, row: number): void {
      const openedAt = block.openedAt[row] as number;
      if (openedAt < from) before.add(block, row);
      else addHere(block, row, openedAt);
    },
    report: () => ({
      ...{ from, until, step, heat },
      ...{ total: total.figures(), before: before.figures() },
      parts: parts.map(({ from, counting }) => ({ from, figures: counting.figures() })),
      groups: groups.list(),
    }),
  };
}

/** Conversations by name: one that has several tags is counted under each, one without under "". */
function createGroups(by: ReportBy | undefined, create: () => Counting) {
  const byName = new Map<string, Counting>();
  /** Of a block's own numbers for texts, those under which its rows are counted. */
  const byNumber = new Map<FactBlock["words"], Counting[][]>();

  function groupOf(name: string): Counting {
    const known = byName.get(name) ?? create();
    byName.set(name, known);
    return known;
  }

  function groupsOf(words: FactBlock["words"], number: number): Counting[] {
    const known = byNumber.get(words) ?? [];
    byNumber.set(words, known);
    const text = words.text(number);
    known[number] ??= (by === "tag" ? text.split("\n") : [text]).map(groupOf);
    return known[number];
  }

  return {
    add(block: FactBlock, row: number): void {
      if (by === undefined) return;
      const number = block[COLUMNS[by]][row] as number;
      for (const group of groupsOf(block.words, number)) group.add(block, row);
    },
    /** Those with the most conversations first. */
    list: (): ReportGroup[] =>
      [...byName]
        .map(([key, counting]) => ({ key, figures: counting.figures() }))
        .sort((a, b) => b.figures.opened - a.figures.opened || (a.key < b.key ? -1 : 1))
        .slice(0, GROUPS_MAX),
  };
}

/** The last part that begins at or before `at`. */
function partAt(parts: readonly { from: number }[], at: number): number {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((parts[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
