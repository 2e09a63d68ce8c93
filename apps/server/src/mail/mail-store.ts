import { and, asc, count, desc, eq, gt, lt, lte, min, ne } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type MailRow = Tables["mails"]["$inferSelect"];

export type MailStore = ReturnType<typeof createMailStore>;

/** The only SQL on mails. */
export function createMailStore({ orm, tables: { mails } }: Db) {
  const counted = async (where: ReturnType<typeof and>): Promise<number> =>
    Number((await orm.select({ count: count() }).from(mails).where(where))[0]?.count);

  return {
    async insert(row: MailRow): Promise<void> {
      await orm.insert(mails).values(row);
    },
    async isQueued(visitorId: string, clientId: string): Promise<boolean> {
      return (await counted(and(eq(mails.visitorId, visitorId), eq(mails.clientId, clientId)))) > 0;
    },
    /** How many this visitor has asked for since a time. */
    ofVisitorSince: (visitorId: string, since: number): Promise<number> =>
      counted(and(eq(mails.visitorId, visitorId), gt(mails.createdAt, since))),
    /** How many went to this address, whoever asked for them. */
    toSince: (to: string, since: number): Promise<number> =>
      counted(and(eq(mails.to, to), gt(mails.createdAt, since))),
    /** The one that has waited longest of those that are to be tried now. */
    async nextDue(now: number): Promise<MailRow | undefined> {
      const due = and(eq(mails.state, "waiting"), lte(mails.nextAt, now));
      return (await orm.select().from(mails).where(due).orderBy(asc(mails.nextAt)).limit(1))[0];
    },
    /** How many there are in each state. */
    async counts(): Promise<Map<MailRow["state"], number>> {
      const rows = await orm
        .select({ state: mails.state, count: count() })
        .from(mails)
        .groupBy(mails.state);
      return new Map(rows.map(({ state, count }) => [state, Number(count)]));
    },
    /** Of those that wait: when the next is tried, and since when the first waits of those tried in vain; ms, null: none. */
    async times(): Promise<{ nextAt: number | null; since: number | null }> {
      const waiting = eq(mails.state, "waiting");
      const [next, first] = await Promise.all([
        orm
          .select({ at: min(mails.nextAt) })
          .from(mails)
          .where(waiting),
        orm
          .select({ at: min(mails.createdAt) })
          .from(mails)
          .where(and(waiting, gt(mails.tries, 0))),
      ]);
      return { nextAt: next[0]?.at ?? null, since: first[0]?.at ?? null };
    },
    /** Those tried in vain that wait longest for their next try. */
    inVain: (limit: number): Promise<Pick<MailRow, "tries" | "trouble" | "nextAt">[]> =>
      orm
        .select({ tries: mails.tries, trouble: mails.trouble, nextAt: mails.nextAt })
        .from(mails)
        .where(and(eq(mails.state, "waiting"), gt(mails.tries, 0)))
        .orderBy(desc(mails.nextAt))
        .limit(limit)
        .execute(),
    /** Keeps it for who sends it now, until a time; false when somebody else has it already. */
    async take({ id, nextAt }: MailRow, until: number): Promise<boolean> {
      const free = and(eq(mails.id, id), eq(mails.state, "waiting"), eq(mails.nextAt, nextAt));
      const taken = await orm
        .update(mails)
        .set({ nextAt: until })
        .where(free)
        .returning({ id: mails.id });
      return taken.length > 0;
    },
    /** False when somebody else has settled it meanwhile: then nothing is changed. */
    async update(id: string, row: Partial<MailRow>): Promise<boolean> {
      const waiting = and(eq(mails.id, id), eq(mails.state, "waiting"));
      const changed = await orm.update(mails).set(row).where(waiting).returning({ id: mails.id });
      return changed.length > 0;
    },
    /** Removes what is settled and older. */
    async removeSettled(before: number): Promise<void> {
      await orm.delete(mails).where(and(ne(mails.state, "waiting"), lt(mails.createdAt, before)));
    },
  };
}
