import type { EventBody } from "@foyer/protocol";
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type QuestionRow = Db["tables"]["questions"]["$inferSelect"];

/** Where a conversation belongs; `lang` is the first part of what the visitor's browser speaks, "" for none. */
export interface AskedIn {
  siteId: string;
  visitorId: string;
  lang: string;
}

export type QuestionStore = ReturnType<typeof createQuestionStore>;

/** The only SQL on questions. */
export function createQuestionStore({ orm, tables }: Db) {
  const { questions, conversations, events } = tables;

  const ofVisitor = (visitorId: string) =>
    orm
      .select({ id: conversations.id })
      .from(conversations)
      .where(eq(conversations.visitorId, visitorId));

  return {
    /** Adds one, unless it is there: whoever follows the log may come by twice. */
    async add(row: QuestionRow): Promise<void> {
      await orm.insert(questions).values(row).onConflictDoNothing();
    },

    async askedIn(conversationId: string): Promise<AskedIn | undefined> {
      const { siteId, visitorId, lang } = conversations;
      const rows = await orm
        .select({ siteId, visitorId, lang })
        .from(conversations)
        .where(eq(conversations.id, conversationId));
      return rows[0];
    },

    /** The last of a conversation before `seq`, newest first. */
    before: (conversationId: string, seq: number, limit: number): Promise<QuestionRow[]> =>
      orm
        .select()
        .from(questions)
        .where(and(eq(questions.conversationId, conversationId), lt(questions.seq, seq)))
        .orderBy(desc(questions.seq))
        .limit(limit)
        .execute(),

    async judge(id: string, judged: string, helped: boolean): Promise<void> {
      await orm.update(questions).set({ judged, helped }).where(eq(questions.id, id));
    },

    /** A visitor came to a person at `at`: so did all that they asked since `since`. */
    async passOn(visitorId: string, since: number, at: number): Promise<void> {
      await orm
        .update(questions)
        .set({ passedOnAt: at })
        .where(
          and(
            inArray(questions.conversationId, ofVisitor(visitorId)),
            isNull(questions.passedOnAt),
            gte(questions.at, since),
            lte(questions.at, at),
          ),
        );
    },

    /** What happened in a visitor's other conversations from `since` until `until`, oldest first. */
    eventsElsewhere: (
      visitorId: string,
      conversationId: string,
      since: number,
      until: number,
    ): Promise<{ at: number; body: EventBody }[]> =>
      orm
        .select({ at: events.at, body: events.body })
        .from(events)
        .where(
          and(
            inArray(events.conversationId, ofVisitor(visitorId)),
            ne(events.conversationId, conversationId),
            gte(events.at, since),
            lte(events.at, until),
          ),
        )
        .orderBy(asc(events.at))
        .execute(),

    /** The newest of a site's that had no good answer, and that no article has learned since. */
    unanswered: (siteId: string, limit: number): Promise<QuestionRow[]> =>
      orm
        .select()
        .from(questions)
        .where(
          and(
            eq(questions.siteId, siteId),
            ne(questions.source, "agent"),
            isNull(questions.learnedIn),
            // Who was helped has learned enough, however unsure the answer was.
            or(isNull(questions.helped), eq(questions.helped, false)),
            or(
              ne(questions.sureness, "sure"),
              eq(questions.helped, false),
              sql`${questions.passedOnAt} is not null`,
            ),
          ),
        )
        .orderBy(desc(questions.at), desc(questions.id))
        .limit(limit)
        .execute(),

    /** Those that an article helped with, newest first. */
    helpedBy: (siteId: string, articleId: string, limit: number): Promise<QuestionRow[]> =>
      orm
        .select()
        .from(questions)
        .where(
          and(
            eq(questions.siteId, siteId),
            eq(questions.judged, articleId),
            eq(questions.helped, true),
            ne(questions.source, "agent"),
          ),
        )
        .orderBy(desc(questions.at), desc(questions.id))
        .limit(limit)
        .execute(),

    byIds: (siteId: string, ids: string[]): Promise<QuestionRow[]> =>
      orm
        .select()
        .from(questions)
        .where(and(eq(questions.siteId, siteId), inArray(questions.id, ids)))
        .orderBy(desc(questions.at), desc(questions.id))
        .execute(),

    async learn(ids: string[], articleId: string): Promise<void> {
      const change = { learnedIn: articleId, dismissedAt: null };
      await orm.update(questions).set(change).where(inArray(questions.id, ids));
    },

    async dismiss(ids: string[], at: number): Promise<void> {
      await orm.update(questions).set({ dismissedAt: at }).where(inArray(questions.id, ids));
    },

    /** A site's from `since` until before `until`, a page after the one that `after` ended. */
    page: (
      siteId: string,
      [since, until]: readonly [number, number],
      after: { at: number; id: string } | undefined,
      limit: number,
    ): Promise<QuestionRow[]> =>
      orm
        .select()
        .from(questions)
        .where(
          and(
            eq(questions.siteId, siteId),
            gte(questions.at, after?.at ?? since),
            lt(questions.at, until),
            after && or(gt(questions.at, after.at), gt(questions.id, after.id)),
          ),
        )
        .orderBy(asc(questions.at), asc(questions.id))
        .limit(limit)
        .execute(),

    async removeBefore(at: number): Promise<void> {
      await orm.delete(questions).where(lt(questions.at, at));
    },

    /** When the first of the newest `count` of a site's was asked; undefined when there are fewer. */
    async startOfNewest(siteId: string, count: number): Promise<number | undefined> {
      const rows = await orm
        .select({ at: questions.at })
        .from(questions)
        .where(eq(questions.siteId, siteId))
        .orderBy(desc(questions.at))
        .offset(count)
        .limit(1);
      return rows[0]?.at;
    },

    async removeOf(siteId: string, until: number): Promise<void> {
      await orm
        .delete(questions)
        .where(and(eq(questions.siteId, siteId), lte(questions.at, until)));
    },
  };
}
