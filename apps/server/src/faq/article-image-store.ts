import { and, asc, eq, gt, lt, notExists, or, type SQLWrapper, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type ArticleImageRow = Tables["articleImages"]["$inferSelect"];
export type ArticleImageStore = ReturnType<typeof createArticleImageStore>;

/** What an address of a picture begins with, as it stands in a text. */
export const PATH = "/api/v1/article-images/";

/** Texts that are read at a time. */
const AT_ONCE = 100;

/** The only SQL on pictures in articles. */
export function createArticleImageStore({ orm, tables }: Db) {
  const { articleImages: images, articleImageChunks: chunks } = tables;
  const { articles, articleVersions: versions } = tables;
  return {
    async byId(id: string): Promise<ArticleImageRow | undefined> {
      return (await orm.select().from(images).where(eq(images.id, id)))[0];
    },
    /** Bytes that an agent has sent since `after`. */
    async spent(agentId: string, after: number): Promise<number> {
      const rows = await orm
        .select({ bytes: sql<string>`coalesce(sum(${images.size}), 0)` })
        .from(images)
        .where(and(eq(images.agentId, agentId), gt(images.createdAt, after)));
      return Number(rows[0]?.bytes);
    },
    async insert(row: ArticleImageRow): Promise<void> {
      await orm.insert(images).values(row);
    },
    async update(id: string, change: Partial<ArticleImageRow>): Promise<void> {
      await orm.update(images).set(change).where(eq(images.id, id));
    },
    async remove(id: string): Promise<void> {
      await orm.delete(images).where(eq(images.id, id));
    },
    /** Those that are older than `before`, and those from before `unfinished` that never were complete. */
    old: (before: number, unfinished: number): Promise<{ id: string }[]> =>
      orm
        .select({ id: images.id })
        .from(images)
        .where(
          or(
            lt(images.createdAt, before),
            and(eq(images.complete, false), lt(images.createdAt, unfinished)),
          ),
        )
        .execute(),

    /** Pieces of text in which pictures stand, now or in the history. */
    async *texts(): AsyncGenerator<string> {
      const holds = (column: SQLWrapper) => sql`cast(${column} as text) like ${`%${PATH}%`}`;
      const isThere = or(holds(articles.answer), holds(articles.pending));
      for (let after = ""; ; ) {
        const page = await orm
          .select({ id: articles.id, answer: articles.answer, pending: articles.pending })
          .from(articles)
          .where(and(gt(articles.id, after), isThere))
          .orderBy(asc(articles.id))
          .limit(AT_ONCE);
        for (const { answer, pending } of page) yield `${answer} ${pending?.answer}`;
        if (page.length < AT_ONCE) break;
        after = page.at(-1)?.id ?? "";
      }
      for (let offset = 0; ; offset += AT_ONCE) {
        const page = await orm
          .select({ answer: versions.answer })
          .from(versions)
          .where(holds(versions.answer))
          .orderBy(asc(versions.articleId), asc(versions.number))
          .offset(offset)
          .limit(AT_ONCE);
        for (const { answer } of page) yield answer;
        if (page.length < AT_ONCE) return;
      }
    },

    /** Inside a write: removes one that stands in no article, and in none's history. */
    async removeUnused(id: string): Promise<void> {
      const holds = (column: SQLWrapper) => sql`cast(${column} as text) like ${`%${PATH}${id}%`}`;
      const inArticles = orm
        .select({ id: articles.id })
        .from(articles)
        .where(or(holds(articles.answer), holds(articles.pending)));
      const inHistory = orm
        .select({ id: versions.articleId })
        .from(versions)
        .where(holds(versions.answer));
      await orm
        .delete(images)
        .where(and(eq(images.id, id), notExists(inArticles), notExists(inHistory)));
    },

    async addChunk(imageId: string, number: number, bytes: Buffer): Promise<void> {
      await orm.insert(chunks).values({ imageId, number, bytes });
    },
    async chunk(imageId: string, number: number): Promise<Buffer | undefined> {
      const at = and(eq(chunks.imageId, imageId), eq(chunks.number, number));
      return (await orm.select({ bytes: chunks.bytes }).from(chunks).where(at))[0]?.bytes;
    },
  };
}
