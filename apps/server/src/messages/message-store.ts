import type { Event } from "@foyer/protocol";
import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Db } from "../db/db.ts";
import { forVisitor } from "./for-visitor.ts";

/** Whose eyes: a visitor never sees internal events. */
export type Audience = "visitor" | "agents";

export type MessageStore = ReturnType<typeof createMessageStore>;

/** What reads the log. Statements are prepared once: these run at every opening and resuming. */
export function createMessageStore({ orm, tables }: Db, directory: AgentDirectory) {
  const { events } = tables;
  const value = sql.placeholder;
  const seen = { visitor: [false], agents: [false, true] };
  const page = (name: string, audience: Audience, from: SQL, order: SQL) =>
    orm
      .select()
      .from(events)
      .where(
        and(
          eq(events.conversationId, value("conversationId")),
          from,
          inArray(events.internal, seen[audience]),
        ),
      )
      .orderBy(order)
      .limit(value("limit"))
      .prepare(`events_${name}_for_${audience}`);
  const after = (audience: Audience) =>
    page("after", audience, gt(events.seq, value("after")), asc(events.seq));
  const before = (audience: Audience) =>
    page("before", audience, lt(events.seq, value("before")), desc(events.seq));
  const byAudience = {
    visitor: { after: after("visitor"), before: before("visitor") },
    agents: { after: after("agents"), before: before("agents") },
  };
  const toEvent = (row: Db["tables"]["events"]["$inferSelect"]): Event => ({
    conversationId: row.conversationId,
    seq: row.seq,
    at: row.at,
    by: directory.author(
      row.byKind === "agent" ? { kind: "agent", id: row.byId ?? "" } : { kind: row.byKind },
    ),
    ...(row.clientId === null ? {} : { clientId: row.clientId }),
    body: row.body,
  });
  const shownTo = { visitor: forVisitor, agents: (event: Event) => event };

  return {
    /** Up to `limit` events after a seq, oldest first. */
    async after(
      audience: Audience,
      conversationId: string,
      seq: number,
      limit: number,
    ): Promise<Event[]> {
      const rows = await byAudience[audience].after.execute({ conversationId, after: seq, limit });
      return rows.map(toEvent).map(shownTo[audience]);
    },

    /** Up to `limit` events just before a seq, oldest first. */
    async before(
      audience: Audience,
      conversationId: string,
      seq: number,
      limit: number,
    ): Promise<Event[]> {
      const asked = { conversationId, before: seq, limit };
      const rows = await byAudience[audience].before.execute(asked);
      return rows.reverse().map(toEvent).map(shownTo[audience]);
    },
  };
}
