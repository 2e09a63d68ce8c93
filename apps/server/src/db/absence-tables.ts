import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** Answers that go by mail to visitors who are not there, for `createTables`. */
export function createAbsenceTables(
  { table, text, integer, time, counter, index }: Dialect,
  { conversations }: { conversations: { id: AnyPgColumn } },
) {
  /**
   * Conversations with answers that their visitor has not read. `dueAt`: when to look whether they go by mail;
   * null: nothing is to be looked at. `mailedUpTo` is the last seq that a mail has told of.
   */
  const absences = table(
    "absences",
    {
      conversationId: text()
        .primaryKey()
        .references(() => conversations.id, { onDelete: "cascade" }),
      dueAt: time(),
      mailedAt: time(),
      mailedUpTo: integer().notNull().default(0),
    },
    (t) => [index("absences_due").on(t.dueAt).where(sql`due_at is not null`)],
  );

  /** Up to which change of conversations absences were looked for, by steps; `since` is when that began. */
  const absenceProgress = table("absence_progress", {
    name: text().primaryKey(),
    change: counter().notNull(),
    step: counter().notNull(),
    since: time().notNull(),
  });

  return { absences, absenceProgress };
}
