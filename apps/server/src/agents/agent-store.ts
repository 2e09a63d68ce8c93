import type { Agent } from "@foyer/protocol";
import { asc, count, eq, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { agents } from "../db/tables.ts";

export type AgentRow = typeof agents.$inferSelect;
export type AgentStore = ReturnType<typeof createAgentStore>;

/** The only SQL on agents. */
export function createAgentStore({ orm }: Db) {
  const byId = orm
    .select()
    .from(agents)
    .where(eq(agents.id, sql.placeholder("id")))
    .prepare();
  return {
    all: (): AgentRow[] => orm.select().from(agents).orderBy(asc(agents.createdAt)).all(),
    byId: (id: string): AgentRow | undefined => byId.get({ id }),
    byEmail: (email: string): AgentRow | undefined =>
      orm.select().from(agents).where(eq(agents.email, email.toLowerCase())).get(),
    count: (): number => orm.select({ count: count() }).from(agents).get()?.count ?? 0,
    insert: (row: AgentRow): void => void orm.insert(agents).values(row).run(),
    update: (row: AgentRow): void =>
      void orm.update(agents).set(row).where(eq(agents.id, row.id)).run(),
  };
}

/** The row as consoles get it. */
export function toAgent({ passwordHash: _, ...row }: AgentRow, online: boolean): Agent {
  return { ...row, online };
}
