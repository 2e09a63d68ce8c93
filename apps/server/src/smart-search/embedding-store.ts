import { and, eq, ne } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

/** A phrasing of an article and its vector. */
export interface Embedding {
  articleId: string;
  hash: string;
  vector: Float32Array;
}

export type EmbeddingStore = ReturnType<typeof createEmbeddingStore>;

/** The only SQL on embeddings. */
export function createEmbeddingStore(db: Db) {
  const { orm } = db;
  const { embeddings, articles } = db.tables;
  const ofSite = (siteId: string, model: string) =>
    and(eq(embeddings.model, model), eq(articles.siteId, siteId));

  return {
    /** Of a site's articles by one model. */
    async ofSite(siteId: string, model: string): Promise<Embedding[]> {
      const { articleId, hash, vector } = embeddings;
      const rows = await orm
        .select({ articleId, hash, vector })
        .from(embeddings)
        .innerJoin(articles, eq(articles.id, articleId))
        .where(ofSite(siteId, model));
      return rows.map((row) => ({ ...row, vector: toVector(row.vector) }));
    },

    /** Which phrasings have one, without the vectors. */
    keysOf: (siteId: string, model: string): Promise<{ articleId: string; hash: string }[]> =>
      orm
        .select({ articleId: embeddings.articleId, hash: embeddings.hash })
        .from(embeddings)
        .innerJoin(articles, eq(articles.id, embeddings.articleId))
        .where(ofSite(siteId, model))
        .execute(),

    async insert(model: string, all: readonly Embedding[]): Promise<void> {
      for (const { vector, ...rest } of all)
        await orm
          .insert(embeddings)
          .values({ ...rest, model, vector: toBytes(vector) })
          .onConflictDoNothing();
      await raiseGeneration(db, "embeddings");
    },

    async remove(model: string, { articleId, hash }: Omit<Embedding, "vector">): Promise<void> {
      await orm
        .delete(embeddings)
        .where(
          and(
            eq(embeddings.articleId, articleId),
            eq(embeddings.model, model),
            eq(embeddings.hash, hash),
          ),
        );
    },

    /** Those of models that are not used any more. */
    async removeOtherModels(model: string): Promise<void> {
      await orm.delete(embeddings).where(ne(embeddings.model, model));
    },
  };
}

const toBytes = (vector: Float32Array): Buffer => {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, number] of vector.entries()) bytes.writeFloatLE(number, at * 4);
  return bytes;
};

const toVector = (bytes: Buffer): Float32Array =>
  Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(at * 4));
