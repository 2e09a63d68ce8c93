import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** A search by oneself, and the best of what it found. */
export interface KeptSearch {
  at: number;
  query: string;
  shown: { id: string; question: string }[];
}

/** An article that was opened or judged; `helped` is null where nothing was said of it. */
export interface KeptReading {
  at: number;
  articleId: string;
  question: string;
  helped: boolean | null;
}

/** What visitors did by themselves before they came to a person, for `createTables`. */
export function createSearchedTables(
  { table, text, time, json, index }: Dialect,
  { visitors }: { visitors: { id: AnyPgColumn } },
) {
  /** One row for each visitor who has searched or read since the last time that a person was told of it. */
  const visitorSearches = table(
    "visitor_searches",
    {
      visitorId: text()
        .primaryKey()
        .references(() => visitors.id, { onDelete: "cascade" }),
      /** Of the newest below. */
      at: time().notNull(),
      /** Oldest first, the last few. */
      searches: json<KeptSearch[]>().notNull(),
      read: json<KeptReading[]>().notNull(),
    },
    (t) => [index("visitor_searches_at").on(t.at)],
  );
  return { visitorSearches };
}
