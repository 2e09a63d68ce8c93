import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What an embedding model made of the articles' phrasings, for `createTables`. */
export function createEmbeddingTables(
  { table, text, bytes, primaryKey, index }: Dialect,
  { articles }: { articles: { id: AnyPgColumn } },
) {
  /** A phrasing's vector by one model: 32-bit floats, little-endian. */
  const embeddings = table(
    "embeddings",
    {
      articleId: text()
        .notNull()
        .references(() => articles.id, { onDelete: "cascade" }),
      /** Names the endpoint and its model. */
      model: text().notNull(),
      /** SHA-256 of the phrasing, base64url. */
      hash: text().notNull(),
      vector: bytes().notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.articleId, t.model, t.hash] }),
      index("embeddings_model").on(t.model),
    ],
  );

  return { embeddings };
}
