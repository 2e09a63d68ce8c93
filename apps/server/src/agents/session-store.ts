import { and, desc, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type SessionRow = Tables["sessions"]["$inferSelect"];
export type SessionStore = ReturnType<typeof createSessionStore>;

/** The only SQL on sessions. */
export function createSessionStore({ orm, tables }: Db) {
  const { agents, sessions } = tables;
  const byToken = orm
    .select({ session: sessions, agent: agents })
    .from(sessions)
    .innerJoin(agents, eq(agents.id, sessions.agentId))
    .where(eq(sessions.tokenHash, sql.placeholder("tokenHash")))
    .prepare("session_by_token");
  return {
    /** The session with its agent, in one look. */
    async byToken(tokenHash: string) {
      const found = await byToken.execute({ tokenHash });
      return found[0];
    },
    ofAgent: (agentId: string): Promise<SessionRow[]> =>
      orm
        .select()
        .from(sessions)
        .where(eq(sessions.agentId, agentId))
        .orderBy(desc(sessions.seenAt))
        .execute(),
    /** Those of `ids` that are still there. */
    async among(ids: string[]): Promise<SessionRow[]> {
      return ids.length === 0 ? [] : orm.select().from(sessions).where(inArray(sessions.id, ids));
    },
    async insert(row: SessionRow): Promise<void> {
      await orm.insert(sessions).values(row);
    },
    async touch(id: string, seenAt: number): Promise<void> {
      await orm.update(sessions).set({ seenAt }).where(eq(sessions.id, id));
    },
    /** Removes an agent's session; returns whether there was one. */
    async remove(agentId: string, id: string): Promise<boolean> {
      const removed = await orm
        .delete(sessions)
        .where(and(eq(sessions.agentId, agentId), eq(sessions.id, id)))
        .returning({ id: sessions.id });
      return removed.length > 0;
    },
    /** Removes all of an agent's sessions but one; returns the removed ids. */
    async removeOthers(agentId: string, keep: string): Promise<string[]> {
      const removed = await orm
        .delete(sessions)
        .where(and(eq(sessions.agentId, agentId), ne(sessions.id, keep)))
        .returning({ id: sessions.id });
      return removed.map(({ id }) => id);
    },
    /** Removes those that were not used since `seenAt` or were begun before `createdAt`. */
    async removeOlder(seenAt: number, createdAt: number): Promise<void> {
      await orm
        .delete(sessions)
        .where(or(lt(sessions.seenAt, seenAt), lt(sessions.createdAt, createdAt)));
    },
  };
}
