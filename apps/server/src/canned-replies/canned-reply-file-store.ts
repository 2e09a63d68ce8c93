import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type CannedReplyFileRow = Tables["cannedReplyFiles"]["$inferSelect"];
export type CannedReplyFileStore = ReturnType<typeof createCannedReplyFileStore>;

/** The only SQL on files of canned replies. */
export function createCannedReplyFileStore({ orm, tables }: Db) {
  const { cannedReplyFiles: files, cannedReplyFileChunks: chunks } = tables;

  return {
    /** Those of every reply, in their order. */
    attached: (): Promise<CannedReplyFileRow[]> =>
      orm.select().from(files).where(isNotNull(files.replyId)).orderBy(asc(files.place)).execute(),

    ofReply: (replyId: string): Promise<CannedReplyFileRow[]> =>
      orm
        .select()
        .from(files)
        .where(eq(files.replyId, replyId))
        .orderBy(asc(files.place))
        .execute(),

    byIds: (ids: string[]): Promise<CannedReplyFileRow[]> =>
      orm.select().from(files).where(inArray(files.id, ids)).execute(),

    /** What an agent has sent since `after`: bytes in all, and files that no reply has. */
    async spent(agentId: string, after: number): Promise<{ bytes: number; unsent: number }> {
      const rows = await orm
        .select({
          bytes: sql<string>`coalesce(sum(${files.size}), 0)`,
          unsent: sql<string>`count(case when ${files.replyId} is null then 1 end)`,
        })
        .from(files)
        .where(and(eq(files.agentId, agentId), gt(files.createdAt, after)));
      return { bytes: Number(rows[0]?.bytes), unsent: Number(rows[0]?.unsent) };
    },

    async insert(row: CannedReplyFileRow): Promise<void> {
      await orm.insert(files).values(row);
    },

    async addChunk(fileId: string, number: number, bytes: Buffer): Promise<void> {
      await orm.insert(chunks).values({ fileId, number, bytes });
    },

    async update(id: string, change: Partial<CannedReplyFileRow>): Promise<void> {
      await orm.update(files).set(change).where(eq(files.id, id));
    },

    async chunk(fileId: string, number: number): Promise<Buffer | undefined> {
      const at = and(eq(chunks.fileId, fileId), eq(chunks.number, number));
      return (await orm.select({ bytes: chunks.bytes }).from(chunks).where(at))[0]?.bytes;
    },

    async remove(ids: string[]): Promise<void> {
      if (ids.length > 0) await orm.delete(files).where(inArray(files.id, ids));
    },

    /** Removes a file of an agent that no reply has; returns whether there was one. */
    async removeLooseOf(agentId: string, id: string): Promise<boolean> {
      const removed = await orm
        .delete(files)
        .where(and(eq(files.id, id), eq(files.agentId, agentId), isNull(files.replyId)))
        .returning({ id: files.id });
      return removed.length > 0;
    },

    /** Removes what no reply has from before `before`, and what was never complete from before `unfinished`. */
    async removeLoose(before: number, unfinished: number): Promise<void> {
      const isOld = or(
        lt(files.createdAt, before),
        and(eq(files.complete, false), lt(files.createdAt, unfinished)),
      );
      await orm.delete(files).where(and(isNull(files.replyId), isOld));
    },
  };
}
