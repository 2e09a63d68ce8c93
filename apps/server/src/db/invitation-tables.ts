import type { Role } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** How agents come in, and their faces, for `createTables`. */
export function createInvitationTables(
  { table, text, time, json, bytes, index }: Dialect,
  { agents }: { agents: { id: AnyPgColumn } },
) {
  /** Who may still make an account. Used and revoked ones are gone. */
  const invitations = table("invitations", {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    role: text().$type<Role>().notNull(),
    teamIds: json<string[]>().notNull(),
    /** The only address that it holds for; null: whoever has the link. */
    email: text(),
    invitedBy: text()
      .notNull()
      .references(() => agents.id, { onDelete: "cascade" }),
    createdAt: time().notNull(),
    expiresAt: time().notNull(),
  });

  /** One for each agent at most; a new one has a new id, so that browsers may keep the old. */
  const agentPictures = table(
    "agent_pictures",
    {
      id: text().primaryKey(),
      agentId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      type: text().notNull(),
      bytes: bytes().notNull(),
    },
    (t) => [index("agent_pictures_agent").on(t.agentId)],
  );

  return { invitations, agentPictures };
}
