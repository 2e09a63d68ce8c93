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
