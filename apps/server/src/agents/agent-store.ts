import type { Agent } from "@foyer/protocol";
import { asc, eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";
import type { Tables } from "../db/tables.ts";

export type AgentRow = Tables["agents"]["$inferSelect"];
export type AgentStore = ReturnType<typeof createAgentStore>;

/** The only SQL on agents. */
export function createAgentStore(db: Db) {
  const { orm } = db;
  const { agents } = db.tables;
  return {
    all: (): Promise<AgentRow[]> =>
      orm.select().from(agents).orderBy(asc(agents.createdAt)).execute(),
    async byEmail(email: string): Promise<AgentRow | undefined> {
      const rows = await orm.select().from(agents).where(eq(agents.email, email.toLowerCase()));
      return rows[0];
    },
    async insert(row: AgentRow): Promise<void> {
      await orm.insert(agents).values(row);
      await raiseGeneration(db, "agents");
    },
    async update(row: AgentRow): Promise<void> {
      await orm.update(agents).set(row).where(eq(agents.id, row.id));
      await raiseGeneration(db, "agents");
    },
  };
}

/** The row as consoles get it. */
export function toAgent(
  { passwordHash: _, preferences: __, ...row }: AgentRow,
  online: boolean,
): Agent {
  return { ...row, online };
}
