import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What the search keeps of what was said, for `createTables`. */
export function createSearchTables(
  { table, text, integer, counter, primaryKey, uniqueIndex }: Dialect,
  { conversations }: { conversations: { id: AnyPgColumn } },
) {
  /** How far the search has followed the changes of conversations; `step` is raised by every portion. */
  const searchProgress = table("search_progress", {
    name: text().primaryKey(),
    change: counter().notNull(),
    step: counter().notNull(),
  });

  /** Up to which seq each conversation can be searched. */
  const searchConversations = table("search_conversations", {
    conversationId: text()
      .primaryKey()
      .references(() => conversations.id, { onDelete: "cascade" }),
    seq: integer().notNull(),
  });

  /** What can be found. `number` grows with the time at which it was said (search/message-number.ts). */
  const searchMessages = table(
    "search_messages",
    {
      number: counter().primaryKey(),
      conversationId: text()
        .notNull()
        .references(() => conversations.id, { onDelete: "cascade" }),
      seq: integer().notNull(),
    },
    (t) => [uniqueIndex("search_messages_place").on(t.conversationId, t.seq)],
  );

  /** Which messages hold a term. Its key is also its order on disk (WITHOUT ROWID, in the migration). */
  const searchTerms = table(
    "search_terms",
    { term: text().notNull(), message: counter().notNull() },
    (t) => [primaryKey({ columns: [t.term, t.message] })],
  );

  /** Every term, and in how many messages it stands. */
  const searchWords = table("search_words", {
    word: text().primaryKey(),
    messages: integer().notNull(),
  });

  /** Words by what is left of them without one of their letters: words with a typo meet there. */
  const searchSpellings = table(
    "search_spellings",
    { spelling: text().notNull(), word: text().notNull() },
    (t) => [primaryKey({ columns: [t.spelling, t.word] })],
  );

  return {
    searchProgress,
    searchConversations,
    searchMessages,
    searchTerms,
    searchWords,
    searchSpellings,
  };
}
