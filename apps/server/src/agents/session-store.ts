import { and, desc, eq, ne } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { agents, sessions } from "../db/tables.ts";

export type SessionRow = typeof sessions.$inferSelect;
export type SessionStore = ReturnType<typeof createSessionStore>;

/** The only SQL on sessions. */
export function createSessionStore({ orm }: Db) {
  return {
    /** The session with its agent, in one look. */
    byToken: (tokenHash: string) =>
      orm
        .select({ session: sessions, agent: agents })
        .from(sessions)
        .innerJoin(agents, eq(agents.id, sessions.agentId))
        .where(eq(sessions.tokenHash, tokenHash))
        .get(),
    ofAgent: (agentId: string): SessionRow[] =>
      orm
        .select()
        .from(sessions)
        .where(eq(sessions.agentId, agentId))
        .orderBy(desc(sessions.seenAt))
        .all(),
    insert: (row: SessionRow): void => void orm.insert(sessions).values(row).run(),
    touch: (id: string, seenAt: number): void =>
      void orm.update(sessions).set({ seenAt }).where(eq(sessions.id, id)).run(),
    /** Removes an agent's session; returns whether there was one. */
    remove: (agentId: string, id: string): boolean =>
      orm
        .delete(sessions)
        .where(and(eq(sessions.agentId, agentId), eq(sessions.id, id)))
        .run().changes > 0,
    /** Removes all of an agent's sessions but one; returns the removed ids. */
    removeOthers: (agentId: string, keep: string): string[] =>
      orm
        .delete(sessions)
        .where(and(eq(sessions.agentId, agentId), ne(sessions.id, keep)))
        .returning({ id: sessions.id })
        .all()
        .map(({ id }) => id),
  };
}
