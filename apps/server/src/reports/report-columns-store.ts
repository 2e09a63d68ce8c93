import { and, asc, desc, eq, gt, gte, lt, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Db } from "../db/db.ts";
import type { Facts } from "./facts.ts";

/** Which conversations a report is about. */
export interface FactsFilter {
  siteId?: string | undefined;
  agentId?: string | undefined;
  teamId?: string | undefined;
  lang?: string | undefined;
}

const READ = [
  ...["conversationId", "siteId", "openedAt", "lang", "tags", "teamId", "agentId", "state"],
  ...["selfService", "cameAt", "queued", "answeredAt", "answerMs", "answerOpenMs", "waitMs"],
  ...["waitOpenMs", "handleMs", "handleOpenMs", "solveMs", "solveOpenMs", "holders", "closes"],
  ...["reopens", "closedAt", "outcome", "abandoned", "contactLeft", "hasTarget", "missed"],
  ...["rating", "nps", "helped", "notHelped", "nextCameAt", "step"],
] as const satisfies readonly (keyof Facts)[];

/** Column by column, each in the same order. On SQLite flags are 0 and 1. */
export type FactColumns = { [name in (typeof READ)[number]]: Facts[name][] };

/** Where a page begins: after a value of the column that it goes by, or after one conversation with this value. */
export interface After {
  value: number;
  conversationId?: string | undefined;
}

export type ReportColumnsStore = ReturnType<typeof createReportColumnsStore>;

/**
 * Facts for reports, a column at a time: each comes as one JSON array, which takes a fraction of the time that as
 * many rows do. Each engine has its own name for what makes one.
 */
export function createReportColumnsStore({ engine, orm, tables }: Db) {
  const { conversationFacts: facts } = tables;
  const allOf = (column: AnyPgColumn): SQL<string> =>
    engine === "sqlite"
      ? sql<string>`json_group_array(${column})`
      : sql<string>`coalesce(json_agg(${column}), '[]'::json)::text`;

  const where = (filter: FactsFilter, from: number, until: number) =>
    and(
      gte(facts.openedAt, from),
      until === Number.POSITIVE_INFINITY ? undefined : lt(facts.openedAt, until),
      ...(["siteId", "agentId", "teamId", "lang"] as const).map((name) => {
        const value = filter[name];
        return value === undefined ? undefined : eq(facts[name], value);
      }),
    );

  const behind = (by: "openedAt" | "step", { value, conversationId }: After): SQL | undefined => {
    const { [by]: column, conversationId: id } = facts;
    if (conversationId === undefined) return gt(column, value);
    // The first part says to the planner where in the index to begin.
    return and(
      gte(column, value),
      or(gt(column, value), and(eq(column, value), gt(id, conversationId))),
    );
  };

  return {
    /** How many were opened from `from` on and before `until`. */
    async count(filter: FactsFilter, from: number, until: number): Promise<number> {
      const rows = await orm
        .select({ n: sql<number>`count(*)` })
        .from(facts)
        .where(where(filter, from, until));
      return Number(rows[0]?.n ?? 0);
    },

    /** When the one was opened that `place` newer ones follow; undefined when there are not so many. */
    async openedBefore(place: number): Promise<number | undefined> {
      const rows = await orm
        .select({ openedAt: facts.openedAt })
        .from(facts)
        .orderBy(desc(facts.openedAt))
        .limit(1)
        .offset(place);
      return rows[0]?.openedAt;
    },

    /** The next `limit` that were opened from `from` on and before `until`, in the order of `by`. */
    async columns(
      filter: FactsFilter,
      [from, until]: readonly [from: number, until: number],
      page: { by: "openedAt" | "step"; after: After; limit: number },
    ): Promise<FactColumns> {
      const some = orm
        .select()
        .from(facts)
        .where(and(where(filter, from, until), behind(page.by, page.after)))
        .orderBy(asc(facts[page.by]), asc(facts.conversationId))
        .limit(page.limit)
        .as("some");
      const fields = Object.fromEntries(
        READ.map((name) => [name, allOf(some[name] as unknown as AnyPgColumn)]),
      );
      const rows = await orm.select(fields).from(some);
      const read = Object.entries(rows[0] ?? {}).map(([name, json]) => [name, JSON.parse(json)]);
      return Object.fromEntries(read) as FactColumns;
    },

    /** Whole facts in the order of opening, beginning after one of them: for the export. */
    page(
      filter: FactsFilter,
      [from, until]: readonly [from: number, until: number],
      after: Pick<Facts, "openedAt" | "conversationId"> | undefined,
      limit: number,
    ): Promise<Facts[]> {
      const { openedAt, conversationId } = facts;
      const rest = after && behind("openedAt", { value: after.openedAt, ...after });
      return orm
        .select()
        .from(facts)
        .where(and(where(filter, from, until), rest))
        .orderBy(asc(openedAt), asc(conversationId))
        .limit(limit)
        .execute();
    },
  };
}
