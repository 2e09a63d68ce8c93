import { and, asc, eq, gt, gte, lt, or, type SQL, sql } from "drizzle-orm";
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

const SPANS = {
  answer: ["answerMs", "answerOpenMs"],
  wait: ["waitMs", "waitOpenMs"],
  handle: ["handleMs", "handleOpenMs"],
  solve: ["solveMs", "solveOpenMs"],
} as const;

/** What is the same on either clock. */
const ALWAYS = [
  ...["openedAt", "state", "selfService", "cameAt", "queued", "answeredAt", "holders"],
  ...["closes", "reopens", "closedAt", "outcome", "abandoned", "contactLeft"],
  ...["hasTarget", "missed"],
  ...["rating", "nps", "helped", "notHelped", "nextCameAt"],
] as const;

/** Names of groups and tags are read only where they are asked for. */
export type KeyColumn = "agentId" | "teamId" | "siteId" | "tags" | "lang";

export type Columns = Record<string, unknown[]>;

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
      lt(facts.openedAt, until),
      ...(["siteId", "agentId", "teamId", "lang"] as const).map((name) => {
        const value = filter[name];
        return value === undefined ? undefined : eq(facts[name], value);
      }),
    );

  return {
    /** How many were opened from `from` on and before `until`. */
    async count(filter: FactsFilter, from: number, until: number): Promise<number> {
      const rows = await orm
        .select({ n: sql<number>`count(*)` })
        .from(facts)
        .where(where(filter, from, until));
      return Number(rows[0]?.n ?? 0);
    },

    /** Column by column, each in the same order. `keys`: names that are needed as well. */
    async read(
      filter: FactsFilter,
      [from, until]: readonly [from: number, until: number],
      { clock, keys }: { clock: "all" | "open"; keys: readonly KeyColumn[] },
    ): Promise<Columns> {
      const column = (name: keyof Facts) => facts[name] as unknown as AnyPgColumn;
      const wanted: Record<string, AnyPgColumn> = {};
      for (const name of [...ALWAYS, ...keys] as const) wanted[name] = column(name);
      for (const [name, [all, open]] of Object.entries(SPANS))
        wanted[name] = column(clock === "open" ? open : all);
      const fields = Object.fromEntries(
        Object.entries(wanted).map(([name, one]) => [name, allOf(one)]),
      );
      const rows = await orm
        .select(fields)
        .from(facts)
        .where(where(filter, from, until));
      return Object.fromEntries(
        Object.entries(rows[0] ?? {}).map(([name, json]) => [name, JSON.parse(json as string)]),
      );
    },

    /** Whole facts in the order of opening, beginning after one of them: for the export. */
    page(
      filter: FactsFilter,
      [from, until]: readonly [from: number, until: number],
      after: Pick<Facts, "openedAt" | "conversationId"> | undefined,
      limit: number,
    ): Promise<Facts[]> {
      const { openedAt, conversationId } = facts;
      const rest = after && [
        or(
          gt(openedAt, after.openedAt),
          and(eq(openedAt, after.openedAt), gt(conversationId, after.conversationId)),
        ),
      ];
      return orm
        .select()
        .from(facts)
        .where(and(where(filter, from, until), ...(rest ?? [])))
        .orderBy(asc(openedAt), asc(conversationId))
        .limit(limit)
        .execute();
    },
  };
}
