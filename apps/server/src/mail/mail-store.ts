import { and, asc, count, eq, gt, lt, lte, ne } from "drizzle-orm";
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
    async update(id: string, row: Partial<MailRow>): Promise<void> {
      await orm.update(mails).set(row).where(eq(mails.id, id));
    },
    /** Removes what is settled and older. */
    async removeSettled(before: number): Promise<void> {
      await orm.delete(mails).where(and(ne(mails.state, "waiting"), lt(mails.createdAt, before)));
    },
  };
}
