import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What becomes of the words that the widget says first, for `createTables`. */
export function createProactiveTables(
  { table, text, integer, primaryKey }: Dialect,
  { sites }: { sites: { id: AnyPgColumn } },
) {
  /** How often the chat was opened from the words of a rule, and they were answered. `day`: since 1970, UTC. */
  const proactiveCounts = table(
    "proactive_counts",
    {
      siteId: text()
        .notNull()
        .references(() => sites.id, { onDelete: "cascade" }),
      rule: text().notNull(),
      day: integer().notNull(),
      opened: integer().notNull(),
      answered: integer().notNull(),
    },
    (t) => [primaryKey({ columns: [t.siteId, t.rule, t.day] })],
  );

  return { proactiveCounts };
}
