import type { Solved } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What else a visitor said of their conversation, the last time; `comment` is how that begins. */
export const feedbackColumns = ({ text, integer }: Dialect) => ({
  solved: text().$type<Solved>(),
  nps: integer(),
  comment: text().notNull().default(""),
});

/** Which visitors were asked how it was, for `createTables`. */
export function createFeedbackTables(
  { table, text, time }: Dialect,
  { conversations }: { conversations: { id: AnyPgColumn } },
) {
  /** Of which conversations, and when first: whoever was asked is left in peace for a while. */
  const feedbackAskings = table("feedback_askings", {
    conversationId: text()
      .primaryKey()
      .references(() => conversations.id, { onDelete: "cascade" }),
    at: time().notNull(),
  });

  return { feedbackAskings };
}
