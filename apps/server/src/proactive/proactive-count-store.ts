import type { ProactiveCount } from "@foyer/protocol";
import { and, eq, gt, lt, sql, sum } from "drizzle-orm";
import type { Db } from "../db/db.ts";

/** What is counted of a rule. */
export type Counted = "opened" | "answered";

/** The only SQL on what becomes of the words that the widget says first. Days are counted since 1970, UTC. */
export function createProactiveCountStore({ orm, tables: { proactiveCounts } }: Db) {
  const { siteId, rule, day, opened, answered } = proactiveCounts;
  return {
    /** Inside a write: once more on that day. */
    async add(at: { siteId: string; rule: string; day: number }, what: Counted): Promise<void> {
      const first = { opened: 0, answered: 0, [what]: 1 };
      await orm
        .insert(proactiveCounts)
        .values({ ...at, ...first })
        .onConflictDoUpdate({
          target: [siteId, rule, day],
          set: { [what]: sql`${proactiveCounts[what]} + 1` },
        });
    },

    /** The sums of each rule of a site on the days after `afterDay`. */
    async since(ofSiteId: string, afterDay: number): Promise<ProactiveCount[]> {
      const rows = await orm
        .select({ rule, opened: sum(opened), answered: sum(answered) })
        .from(proactiveCounts)
        .where(and(eq(siteId, ofSiteId), gt(day, afterDay)))
        .groupBy(rule);
      return rows.map((row) => ({
        rule: row.rule,
        opened: Number(row.opened),
        answered: Number(row.answered),
      }));
    },

    async removeBefore(firstDay: number): Promise<void> {
      await orm.delete(proactiveCounts).where(lt(day, firstDay));
    },
  };
}
