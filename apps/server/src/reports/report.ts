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
import { type Counted, createCounting, rowAt } from "./count-report.ts";
import type { Columns, KeyColumn, ReportColumnsStore } from "./report-columns-store.ts";

/** Conversations that are read in one go: nobody notices how long that takes. */
const AT_ONCE = 4_000;

/** Rows of a report's table: who has more is shown those with the most conversations. */
const GROUPS_MAX = 200;

const KEYS: Record<ReportBy, KeyColumn> = {
  ...{ agent: "agentId", team: "teamId", site: "siteId", tag: "tags", lang: "lang" },
};

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

/** Reads what reports are made of. */
export type ReadColumns = ReportColumnsStore["read"];

/** Figures of a period beside those of the period before it. */
export function createReport({ store }: { store: ReportColumnsStore }) {
  return async (query: ReportQuery): Promise<Omit<Report, "behind">> => {
    const period = periodOf(query);
    const counting = createReportCount(query, period);
    const total = await store.count(query, period.before, period.until);
    const slices = Math.max(1, Math.ceil(total / AT_ONCE));
    const clock = query.clock === "open" ? "open" : "all";
    const keys = [
      ...new Set([
        ...(query.by ? [KEYS[query.by]] : []),
        ...(query.tag ? (["tags"] as const) : []),
      ]),
    ];
    for (const slice of slicesOf(period.before, period.until, slices)) {
      counting.add(await store.read(query, slice, { clock, keys }));
      await pause();
    }
    return counting.report();
  };
}

function createReportCount(query: ReportQuery, { days, from, until }: Period) {
  const step = stepFor(days.to - days.from + 1);
  const parts = partsOf(step, days.from, days.to).map((day) => ({
    from: startOf(query.zone, day),
    counting: createCounting(),
  }));
  const [total, before] = [createCounting(), createCounting()];
  const groups = new Map<string, ReturnType<typeof createCounting>>();
  const heat = { opened: Array<number>(168).fill(0), came: Array<number>(168).fill(0) };
  const hourOfWeek = createHourOfWeek(query.zone);

  function addHere(row: Counted, names: readonly string[]): void {
    total.add(row);
    parts[partAt(parts, row.openedAt)]?.counting.add(row);
    const hour = hourOfWeek(row.openedAt);
    heat.opened[hour] = (heat.opened[hour] ?? 0) + 1;
    if (row.cameAt !== null) {
      const came = hourOfWeek(row.cameAt);
      heat.came[came] = (heat.came[came] ?? 0) + 1;
    }
    for (const name of names) {
      const group = groups.get(name) ?? createCounting();
      groups.set(name, group);
      group.add(row);
    }
  }

  return {
    add(columns: Columns): void {
      const count = columns.openedAt?.length ?? 0;
      for (let at = 0; at < count; at++) {
        if (query.tag && !tagsAt(columns, at).includes(query.tag)) continue;
        const row = rowAt(columns, at);
        if (row.openedAt < from) before.add(row);
        else addHere(row, query.by ? namesAt(columns, query.by, at) : []);
      }
    },
    report: () => ({
      ...{ from, until, step, heat },
      ...{ total: total.figures(), before: before.figures() },
      parts: parts.map(({ from, counting }) => ({ from, figures: counting.figures() })),
      groups: [...groups]
        .map(([key, counting]): ReportGroup => ({ key, figures: counting.figures() }))
        .sort((a, b) => b.figures.opened - a.figures.opened || (a.key < b.key ? -1 : 1))
        .slice(0, GROUPS_MAX),
    }),
  };
}

const tagsAt = (columns: Columns, at: number): string[] => {
  const lines = String(columns.tags?.[at] ?? "");
  return lines === "" ? [] : lines.split("\n");
};

/** Under which names a conversation is counted: one that has several tags, under each; one without, under "". */
function namesAt(columns: Columns, by: ReportBy, at: number): readonly string[] {
  if (by !== "tag") return [String(columns[KEYS[by]]?.[at] ?? "")];
  const tags = tagsAt(columns, at);
  return tags.length === 0 ? [""] : tags;
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

/** Equal parts of a span. */
function slicesOf(from: number, until: number, count: number): (readonly [number, number])[] {
  const at = (place: number) => Math.floor(from + ((until - from) * place) / count);
  return Array.from({ length: count }, (_, place) => [at(place), at(place + 1)] as const);
}

/** Lets what waits have its turn. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
