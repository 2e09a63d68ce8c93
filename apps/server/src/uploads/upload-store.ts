import { and, asc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type UploadRow = Tables["uploads"]["$inferSelect"];
export type UploadStore = ReturnType<typeof createUploadStore>;

/** Who sends a file: a visitor, or an agent to a visitor. */
export interface Sender {
  visitorId: string;
  agentId: string | null;
}

/** An agent, whoever the visitor is; or a sender. */
export type SomeSender = Sender | { visitorId?: undefined; agentId: string };

/** Loose uploads that one sweep looks at. */
const LOOSE_AT_ONCE = 200;

/** The only SQL on uploads. */
export function createUploadStore({ orm, tables }: Db) {
  const { uploads, uploadChunks, events, conversations } = tables;
  const of = ({ visitorId, agentId }: SomeSender) =>
    and(
      visitorId === undefined ? undefined : eq(uploads.visitorId, visitorId),
      agentId === null ? isNull(uploads.agentId) : eq(uploads.agentId, agentId),
    );

  return {
    async byId(id: string): Promise<UploadRow | undefined> {
      const rows = await orm.select().from(uploads).where(eq(uploads.id, id));
      return rows[0];
    },

    /** Those of these that an agent has sent up whole, and no message has. */
    unsentOf: (agentId: string, ids: string[]): Promise<UploadRow[]> =>
      orm
        .select()
        .from(uploads)
        .where(
          and(
            ...[inArray(uploads.id, ids), eq(uploads.agentId, agentId)],
            ...[eq(uploads.complete, true), isNull(uploads.clientId)],
          ),
        )
        .execute(),

    /** What a sender has sent since `after`: bytes in all, and files that no message has. */
    async spent(sender: Sender, after: number): Promise<{ bytes: number; unsent: number }> {
      const rows = await orm
        .select({
          bytes: sql<string>`coalesce(sum(${uploads.size}), 0)`,
          unsent: sql<string>`count(case when ${uploads.clientId} is null then 1 end)`,
        })
        .from(uploads)
        .where(and(of(sender), gt(uploads.createdAt, after)));
      return { bytes: Number(rows[0]?.bytes), unsent: Number(rows[0]?.unsent) };
    },

    async insert(row: UploadRow): Promise<void> {
      await orm.insert(uploads).values(row);
    },

    async addChunk(uploadId: string, number: number, bytes: Buffer): Promise<void> {
      await orm.insert(uploadChunks).values({ uploadId, number, bytes });
    },

    async update(id: string, change: Partial<UploadRow>): Promise<void> {
      await orm.update(uploads).set(change).where(eq(uploads.id, id));
    },

    async chunk(uploadId: string, number: number): Promise<Buffer | undefined> {
      const rows = await orm
        .select({ bytes: uploadChunks.bytes })
        .from(uploadChunks)
        .where(and(eq(uploadChunks.uploadId, uploadId), eq(uploadChunks.number, number)));
      return rows[0]?.bytes;
    },

    /** Gives complete files of a sender to a message; those that it has already count. Returns them. */
    claim(sender: Sender, ids: string[], clientId: string): Promise<UploadRow[]> {
      const free = or(isNull(uploads.clientId), eq(uploads.clientId, clientId));
      return orm
        .update(uploads)
        .set({ clientId })
        .where(and(inArray(uploads.id, ids), of(sender), eq(uploads.complete, true), free))
        .returning();
    },

    /** Takes files back from a message that was never stored. */
    async release(sender: SomeSender, clientId: string): Promise<void> {
      await orm
        .update(uploads)
        .set({ clientId: null })
        .where(and(of(sender), eq(uploads.clientId, clientId), eq(uploads.attached, false)));
    },

    /** Removes a file of a sender that no message has; returns whether there was one. */
    async removeUnsent(sender: SomeSender, id: string): Promise<boolean> {
      const removed = await orm
        .delete(uploads)
        .where(and(eq(uploads.id, id), of(sender), isNull(uploads.clientId)))
        .returning({ id: uploads.id });
      return removed.length > 0;
    },

    async remove(id: string): Promise<void> {
      await orm.delete(uploads).where(eq(uploads.id, id));
    },

    /** What the visitor's log holds now under a message's client id, if it is there at all. */
    async messageOf({ visitorId, clientId }: Pick<UploadRow, "visitorId" | "clientId">) {
      if (clientId === null) return undefined;
      const rows = await orm
        .select({ body: events.body })
        .from(events)
        .innerJoin(conversations, eq(conversations.id, events.conversationId))
        .where(and(eq(events.clientId, clientId), eq(conversations.visitorId, visitorId)));
      return rows[0]?.body;
    },

    /** Files from before `before` of which no stored message is known, oldest first. */
    loose: (before: number): Promise<UploadRow[]> =>
      orm
        .select()
        .from(uploads)
        .where(and(eq(uploads.attached, false), lt(uploads.createdAt, before)))
        .orderBy(asc(uploads.createdAt))
        .limit(LOOSE_AT_ONCE)
        .execute(),
  };
}
