import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type ArticleImageRow = Tables["articleImages"]["$inferSelect"];
export type ArticleImageStore = ReturnType<typeof createArticleImageStore>;

/** The only SQL on pictures in articles. */
export function createArticleImageStore({ orm, tables }: Db) {
  const { articleImages: images, articleImageChunks: chunks } = tables;
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
    async addChunk(imageId: string, number: number, bytes: Buffer): Promise<void> {
      await orm.insert(chunks).values({ imageId, number, bytes });
    },
    async chunk(imageId: string, number: number): Promise<Buffer | undefined> {
      const at = and(eq(chunks.imageId, imageId), eq(chunks.number, number));
      return (await orm.select({ bytes: chunks.bytes }).from(chunks).where(at))[0]?.bytes;
    },
  };
}
