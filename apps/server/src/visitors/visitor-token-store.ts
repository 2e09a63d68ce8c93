import { and, desc, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { VisitorRow } from "./visitor-store.ts";

/** Browsers that one visitor may have: a page without storage would otherwise add one at every load. */
const TOKENS_MAX = 20;

export type VisitorTokenStore = ReturnType<typeof createVisitorTokenStore>;

/** The only SQL on the further tokens of visitors, one for each browser, and on what links in mails hold. */
export function createVisitorTokenStore({ orm, tables }: Db) {
  const { visitors, visitorTokens } = tables;
  return {
    /** Their visitor; `seenAt` is when this browser was last here. */
    async visitorOf(tokenHash: string): Promise<VisitorRow | undefined> {
      const [found] = await orm
        .select({ visitor: visitors, seenAt: visitorTokens.seenAt })
        .from(visitorTokens)
        .innerJoin(visitors, eq(visitors.id, visitorTokens.visitorId))
        .where(and(eq(visitorTokens.tokenHash, tokenHash), isNull(visitorTokens.linkEndsAt)));
      return found && { ...found.visitor, seenAt: found.seenAt };
    },

    /** Whom a link in a mail is for, until it ends. */
    async visitorOfLink(linkHash: string, now: number): Promise<VisitorRow | undefined> {
      const [found] = await orm
        .select({ visitor: visitors })
        .from(visitorTokens)
        .innerJoin(visitors, eq(visitors.id, visitorTokens.visitorId))
        .where(and(eq(visitorTokens.tokenHash, linkHash), gt(visitorTokens.linkEndsAt, now)));
      return found?.visitor;
    },

    /** Inside a write. Links of this visitor that have ended go. */
    async addLink(row: {
      tokenHash: string;
      visitorId: string;
      now: number;
      endsAt: number;
    }): Promise<void> {
      const { tokenHash, visitorId, now: seenAt, endsAt: linkEndsAt } = row;
      const theirs = eq(visitorTokens.visitorId, visitorId);
      await orm.delete(visitorTokens).where(and(theirs, lt(visitorTokens.linkEndsAt, seenAt)));
      await orm.insert(visitorTokens).values({ tokenHash, visitorId, seenAt, linkEndsAt });
    },

    async seen(tokenHash: string, seenAt: number): Promise<void> {
      await orm.update(visitorTokens).set({ seenAt }).where(eq(visitorTokens.tokenHash, tokenHash));
    },

    /** Inside a write: the tokens of one visitor, their first one with them, are another's now. */
    async give(from: VisitorRow, toId: string): Promise<void> {
      const { id, tokenHash, seenAt } = from;
      await orm
        .update(visitorTokens)
        .set({ visitorId: toId })
        .where(eq(visitorTokens.visitorId, id));
      await orm.insert(visitorTokens).values({ tokenHash, visitorId: toId, seenAt });
    },

    /** Inside a write: those beside a visitor's first one open nothing any more. */
    async removeOf(visitorId: string): Promise<void> {
      await orm.delete(visitorTokens).where(eq(visitorTokens.visitorId, visitorId));
    },

    /** Inside a write. Tokens that were last used before `deadline`, and the oldest beyond TOKENS_MAX, go. */
    async add(
      row: Omit<typeof visitorTokens.$inferInsert, "linkEndsAt">,
      deadline: number,
    ): Promise<void> {
      const { visitorId } = row;
      const theirs = and(eq(visitorTokens.visitorId, visitorId), isNull(visitorTokens.linkEndsAt));
      await orm.delete(visitorTokens).where(and(theirs, lt(visitorTokens.seenAt, deadline)));
      const many = await orm
        .select({ tokenHash: visitorTokens.tokenHash })
        .from(visitorTokens)
        .where(theirs)
        .orderBy(desc(visitorTokens.seenAt))
        .offset(TOKENS_MAX - 1)
        .limit(TOKENS_MAX);
      const old = many.map(({ tokenHash }) => tokenHash);
      if (old.length > 0) {
        await orm.delete(visitorTokens).where(inArray(visitorTokens.tokenHash, old));
      }
      await orm.insert(visitorTokens).values(row);
    },
  };
}
