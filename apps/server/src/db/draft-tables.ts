import type { DraftKind } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What is written and not sent, for `createTables`. */
export function createDraftTables(
  { table, text, integer, time, json, primaryKey, index }: Dialect,
  { agents, conversations }: { agents: { id: AnyPgColumn }; conversations: { id: AnyPgColumn } },
) {
  /** What agents have written in conversations and not sent. `since`: the last event when they began. */
  const drafts = table(
    "drafts",
    {
      agentId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      conversationId: text()
        .notNull()
        .references(() => conversations.id, { onDelete: "cascade" }),
      kind: text().$type<DraftKind>().notNull(),
      text: text().notNull(),
      attachmentIds: json<string[]>().notNull(),
      since: integer().notNull(),
      version: text().notNull(),
      savedAt: time().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.agentId, t.conversationId, t.kind] }),
      index("drafts_conversation").on(t.conversationId),
    ],
  );

  return { drafts };
}
