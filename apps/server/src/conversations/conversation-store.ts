import type { ConversationState, Priority } from "@foyer/protocol";
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { ConversationRow } from "./conversation-row.ts";
import type { ConversationLedger } from "./ledger.ts";

/** By what a page is sorted, newest first; by their end only closed ones can be. */
export type Order = "opened" | "closed";

/** Those that fit each part that is there; `before` is where the page before ended. */
export interface ConversationFilter {
  order?: Order;
  states?: readonly ConversationState[];
  siteIds?: readonly string[];
  visitorId?: string;
  assigneeIds?: readonly string[];
  teamIds?: readonly string[];
  priorities?: readonly Priority[];
  langs?: readonly string[];
  before?: { at: number; id: string };
  limit: number;
}

/** Answers without a query, where rows in memory are what the database holds. */
export type InMemory = Pick<ConversationLedger, "byId" | "latestOf"> & {
  lastChange(): number;
  keepLastChange(): Promise<void>;
  removed(ids: readonly string[]): void;
};

export type ConversationStore = ReturnType<typeof createConversationStore>;

/** What reads conversations; staged work looks at the ledger instead. */
export function createConversationStore(db: Db, memory: InMemory | undefined) {
  const { orm } = db;
  const { conversations, visitors, counters, uploads } = db.tables;
  const columns = { ...getTableColumns(conversations), visitorName: visitors.name };
  const select = () =>
    orm
      .select(columns)
      .from(conversations)
      .innerJoin(visitors, eq(visitors.id, conversations.visitorId));

  const byId = select()
    .where(eq(conversations.id, sql.placeholder("id")))
    .prepare("conversation_by_id");
  const latestOf = select()
    .where(eq(conversations.visitorId, sql.placeholder("visitorId")))
    // An open one comes before any closed one, however new.
    .orderBy(desc(sql`${conversations.state} <> 'closed'`), desc(conversations.openedAt))
    .limit(1)
    .prepare("latest_conversation");
  const open = select()
    .where(ne(conversations.state, "closed"))
    .orderBy(asc(conversations.change))
    .limit(sql.placeholder("limit"))
    .prepare("open_conversations");
  const changedAfter = select()
    .where(gt(conversations.change, sql.placeholder("change")))
    .orderBy(asc(conversations.change))
    .limit(sql.placeholder("limit"))
    .prepare("changed_conversations");
  const ofVisitor = select()
    .where(eq(conversations.visitorId, sql.placeholder("visitorId")))
    .prepare("conversations_of_visitor");
  const head = orm
    .select({ value: counters.value })
    .from(counters)
    .where(eq(counters.name, "change"))
    .prepare("last_change");

  return {
    async byId(id: string): Promise<ConversationRow | undefined> {
      return memory ? memory.byId(id) : (await byId.execute({ id }))[0];
    },

    /** Those that are there, in no order. */
    async byIds(ids: string[]): Promise<ConversationRow[]> {
      if (memory) return ids.flatMap((id) => memory.byId(id) ?? []);
      return ids.length === 0 ? [] : select().where(inArray(conversations.id, ids));
    },

    /** The visitor's open conversation, else the one opened last. */
    async latestOf(visitorId: string): Promise<ConversationRow | undefined> {
      return memory ? memory.latestOf(visitorId) : (await latestOf.execute({ visitorId }))[0];
    },

    ofVisitor: (visitorId: string): Promise<ConversationRow[]> => ofVisitor.execute({ visitorId }),
    /** What is not closed, in the order of change. */
    open: (limit: number): Promise<ConversationRow[]> => open.execute({ limit }),
    changedAfter: (after: number, limit: number): Promise<ConversationRow[]> =>
      changedAfter.execute({ change: after, limit }),

    /** All that is not closed, and whose it is. */
    talks: (): Promise<
      Pick<ConversationRow, "id" | "visitorId" | "siteId" | "teamId" | "state">[]
    > =>
      orm
        .select({
          id: conversations.id,
          visitorId: conversations.visitorId,
          siteId: conversations.siteId,
          teamId: conversations.teamId,
          state: conversations.state,
        })
        .from(conversations)
        .where(ne(conversations.state, "closed"))
        .execute(),

    /** The snoozed whose time is `now` (ms since 1970) or before, the longest due first. */
    snoozedUntil: (now: number, limit: number): Promise<{ id: string }[]> =>
      orm
        .select({ id: conversations.id })
        .from(conversations)
        .where(and(eq(conversations.state, "snoozed"), lte(conversations.snoozedUntil, now)))
        .orderBy(asc(conversations.snoozedUntil))
        .limit(limit)
        .execute(),

    /** Who has an active conversation. */
    async agentsAtWork(): Promise<string[]> {
      const rows = await orm
        .selectDistinct({ agentId: conversations.assigneeId })
        .from(conversations)
        .where(eq(conversations.state, "active"));
      return rows.flatMap(({ agentId }) => agentId ?? []);
    },

    /** Active conversations of these agents, those that wait longest for words first. */
    async activeOf(agentIds: string[], limit: number) {
      if (agentIds.length === 0) return [];
      return orm
        .select({ id: conversations.id, assigneeId: conversations.assigneeId })
        .from(conversations)
        .where(and(eq(conversations.state, "active"), inArray(conversations.assigneeId, agentIds)))
        .orderBy(asc(conversations.lastAt))
        .limit(limit);
    },

    /** The tags of a site's newest tagged conversations, as rows hold them. */
    async tagsOfSite(siteId: string, limit: number): Promise<string[]> {
      const rows = await orm
        .select({ tags: conversations.tags })
        .from(conversations)
        .where(and(eq(conversations.siteId, siteId), sql`${conversations.tags} <> ''`))
        .orderBy(desc(conversations.openedAt))
        .limit(limit);
      return rows.map(({ tags }) => tags);
    },

    /** The last stored change. */
    async lastChange(): Promise<number> {
      return memory ? memory.lastChange() : ((await head.execute())[0]?.value ?? 0);
    },

    /** Inside a write: deletes them, with all that was said in them. */
    async remove(ids: string[]): Promise<void> {
      await memory?.keepLastChange();
      await orm.delete(conversations).where(inArray(conversations.id, ids));
      memory?.removed(ids);
    },

    /**
     * Inside a write that has locked both visitors: they are `visitorId`'s from now on, with what was sent in
     * them. With `closing` the open one is closed at once, for nobody has two; the act that says so follows.
     */
    async give(rows: ConversationRow[], visitorId: string, closing: boolean): Promise<void> {
      const ids = rows.map(({ id }) => id);
      const from = rows[0]?.visitorId;
      if (from === undefined) return;
      const open = and(inArray(conversations.id, ids), ne(conversations.state, "closed"));
      if (closing) await orm.update(conversations).set({ state: "closed" }).where(open);
      await orm.update(conversations).set({ visitorId }).where(inArray(conversations.id, ids));
      await orm.update(uploads).set({ visitorId }).where(eq(uploads.visitorId, from));
      memory?.removed(ids);
    },

    page(filter: ConversationFilter): Promise<ConversationRow[]> {
      const by = filter.order === "closed" ? conversations.closedAt : conversations.openedAt;
      return select()
        .where(and(...conditions(filter, conversations)))
        .orderBy(desc(by), desc(conversations.id))
        .limit(filter.limit)
        .execute();
    },
  };
}

function conditions(
  { order, visitorId, before, ...filter }: ConversationFilter,
  conversations: Db["tables"]["conversations"],
): (SQL | undefined)[] {
  const by = order === "closed" ? conversations.closedAt : conversations.openedAt;
  return [
    filter.states && inArray(conversations.state, [...filter.states]),
    filter.siteIds && inArray(conversations.siteId, [...filter.siteIds]),
    filter.assigneeIds && inArray(conversations.assigneeId, [...filter.assigneeIds]),
    filter.teamIds && inArray(conversations.teamId, [...filter.teamIds]),
    filter.priorities && inArray(conversations.priority, [...filter.priorities]),
    filter.langs && inArray(conversations.lang, [...filter.langs]),
    visitorId ? eq(conversations.visitorId, visitorId) : undefined,
    before && or(lt(by, before.at), and(eq(by, before.at), lt(conversations.id, before.id))),
  ];
}
