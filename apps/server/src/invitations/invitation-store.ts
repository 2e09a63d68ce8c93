import { asc, count, eq, lt } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type InvitationRow = Tables["invitations"]["$inferSelect"];
export type InvitationStore = ReturnType<typeof createInvitationStore>;

/** The only SQL on invitations. */
export function createInvitationStore({ orm, tables: { invitations } }: Db) {
  return {
    all: (): Promise<InvitationRow[]> =>
      orm.select().from(invitations).orderBy(asc(invitations.createdAt)).execute(),
    async counted(): Promise<number> {
      return Number((await orm.select({ count: count() }).from(invitations))[0]?.count);
    },
    async byToken(tokenHash: string): Promise<InvitationRow | undefined> {
      const found = await orm
        .select()
        .from(invitations)
        .where(eq(invitations.tokenHash, tokenHash));
      return found[0];
    },
    async insert(row: InvitationRow): Promise<void> {
      await orm.insert(invitations).values(row);
    },
    /** Returns whether it was there: of those who remove one at once, one alone did. */
    async remove(id: string): Promise<boolean> {
      const removed = await orm
        .delete(invitations)
        .where(eq(invitations.id, id))
        .returning({ id: invitations.id });
      return removed.length > 0;
    },
    async removeExpired(before: number): Promise<void> {
      await orm.delete(invitations).where(lt(invitations.expiresAt, before));
    },
  };
}
