import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What offers of conversations have come to, for `createTables`. */
export function createRoutingTables(
  { table, text, integer, time }: Dialect,
  { agents }: { agents: { id: AnyPgColumn } },
) {
  /** When each agent was last offered one, for turns; `missed`: offers missed in a row. */
  const agentOffers = table("agent_offers", {
    agentId: text()
      .primaryKey()
      .references(() => agents.id, { onDelete: "cascade" }),
    offeredAt: time().notNull(),
    missed: integer().notNull().default(0),
  });

  return { agentOffers };
}
