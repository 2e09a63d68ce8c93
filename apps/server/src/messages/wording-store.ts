import type { Event, EventBody } from "@foyer/protocol";
import { and, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";

/** An event of the log as far as amending it needs it. */
export interface Said {
  seq: number;
  byKind: Event["by"]["kind"];
  byId: string | null;
  body: EventBody;
}

export type WordingStore = ReturnType<typeof createWordingStore>;

/**
 * Reads and replaces what stands in the log, for messages that are amended. Call inside a direct write
 * that holds the conversation.
 */
export function createWordingStore({ orm, tables: { events } }: Db) {
  const { seq, byKind, byId, body } = events;
  const of = (conversationId: string, ...more: SQL[]) =>
    and(eq(events.conversationId, conversationId), ...more);
  /** As text on both engines: bodies are stored as they were written, `type` first. */
  const begins = (start: string) => sql`cast(${body} as text) like ${`${start}%`}`;
  const select = () => orm.select({ seq, byKind, byId, body }).from(events);

  async function put(conversationId: string, at: number, to: EventBody): Promise<void> {
    await orm
      .update(events)
      .set({ body: to })
      .where(of(conversationId, eq(seq, at)));
  }

  return {
    async at(conversationId: string, at: number): Promise<Said | undefined> {
      return (await select().where(of(conversationId, eq(seq, at))))[0];
    },

    put,

    /** Earlier edits of a message say from now on what it says now; each wording is kept as a `was`. */
    async putInEdits(conversationId: string, edited: number, text: string): Promise<void> {
      const start = `{"type":"edited","of":${edited},`;
      const edits = await select().where(of(conversationId, gt(seq, edited), begins(start)));
      for (const edit of edits) {
        if (edit.body.type === "edited")
          await put(conversationId, edit.seq, { ...edit.body, text });
      }
    },

    /** What a person said last, of what is left. */
    async lastSaid(conversationId: string): Promise<Said | undefined> {
      const left = sql`cast(${body} as text) <> ${JSON.stringify(REMOVED)}`;
      const said = of(conversationId, begins('{"type":"message"'), left);
      return (await select().where(said).orderBy(desc(seq)).limit(1))[0];
    },
  };
}

/** What is left of a message that was taken back. */
export const REMOVED: EventBody = { type: "message", text: "", removed: true };
