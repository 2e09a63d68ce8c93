import type { Suggestion, SuggestionCounts, SuggestionState } from "@foyer/protocol";
import { and, asc, count, desc, eq, getTableColumns, inArray, lt, type SQL } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

export type SuggestionRow = Db["tables"]["suggestions"]["$inferSelect"];

/** One that everybody may read. */
export type ShownSuggestion = Pick<SuggestionRow, "id" | "text" | "author" | "at" | "usedIn">;

/** An open question that is shown, and how many of its answers are. */
export interface OpenQuestion extends ShownSuggestion {
  lang: string;
  answers: number;
}

const NONE: SuggestionCounts = { waiting: 0, shown: 0, used: 0, rejected: 0 };

export type SuggestionStore = ReturnType<typeof createSuggestionStore>;

/** The only SQL on suggestions. */
export function createSuggestionStore(db: Db) {
  const { orm } = db;
  const { suggestions, articles, agents } = db.tables;
  const { id, text, author, at, usedIn } = suggestions;
  const shownColumns = { id, text, author, at, usedIn };
  const changed = () => raiseGeneration(db, "suggestions");

  /** As consoles see them. */
  async function seen(where: SQL | undefined, order: SQL[], limit: number): Promise<Suggestion[]> {
    const rows = await orm
      .select({
        ...getTableColumns(suggestions),
        agentName: agents.name,
        articleQuestion: articles.question,
        articleAnswer: articles.answer,
      })
      .from(suggestions)
      .leftJoin(agents, eq(agents.id, suggestions.decidedBy))
      .leftJoin(articles, eq(articles.id, suggestions.articleId))
      .where(where)
      .orderBy(...order)
      .limit(limit);
    const questions = await textsOf(rows.flatMap(({ questionId }) => questionId ?? []));
    return rows.map(({ agentName, articleQuestion, articleAnswer, ...row }) => {
      const { articleId, questionId, ...rest } = row;
      const asked = questionId === null ? undefined : questions.get(questionId);
      const about =
        articleId !== null
          ? { id: articleId, question: articleQuestion ?? "", answer: articleAnswer ?? "" }
          : questionId !== null
            ? { id: questionId, question: asked ?? "", answer: "" }
            : null;
      return { ...rest, about, decidedBy: agentName };
    });
  }

  async function textsOf(ids: string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await orm
      .select({ id, text })
      .from(suggestions)
      .where(inArray(suggestions.id, ids));
    return new Map(rows.map((row) => [row.id, row.text]));
  }

  const ofSite = (siteId: string, ...more: (SQL | undefined)[]) =>
    and(eq(suggestions.siteId, siteId), ...more);

  return {
    async insert(row: SuggestionRow): Promise<void> {
      await orm.insert(suggestions).values(row);
      await changed();
    },

    async update(one: string, change: Partial<SuggestionRow>): Promise<void> {
      await orm.update(suggestions).set(change).where(eq(suggestions.id, one));
      await changed();
    },

    async byId(one: string): Promise<SuggestionRow | undefined> {
      return (await orm.select().from(suggestions).where(eq(suggestions.id, one)))[0];
    },

    async seenById(one: string): Promise<Suggestion | undefined> {
      return (await seen(eq(suggestions.id, one), [asc(at)], 1))[0];
    },

    /** Those that wait, oldest first; others newest decision first. */
    inState: (siteId: string, state: SuggestionState, limit: number): Promise<Suggestion[]> =>
      seen(
        ofSite(siteId, eq(suggestions.state, state)),
        state === "waiting" ? [asc(at), asc(id)] : [desc(suggestions.decidedAt), desc(id)],
        limit,
      ),

    async counts(siteId: string): Promise<SuggestionCounts> {
      const rows = await orm
        .select({ state: suggestions.state, n: count() })
        .from(suggestions)
        .where(ofSite(siteId))
        .groupBy(suggestions.state);
      const counted = rows.map(({ state, n }) => [state, Number(n)] as const);
      return { ...NONE, ...Object.fromEntries(counted) };
    },

    /** How many wait, by site. */
    async waiting(): Promise<{ siteId: string; waiting: number }[]> {
      const rows = await orm
        .select({ siteId: suggestions.siteId, n: count() })
        .from(suggestions)
        .where(eq(suggestions.state, "waiting"))
        .groupBy(suggestions.siteId)
        .orderBy(asc(suggestions.siteId));
      return rows.map(({ siteId, n }) => ({ siteId, waiting: Number(n) }));
    },

    /** Better answers to an article that everybody may read, oldest first. */
    betterAnswers: (articleId: string, limit: number): Promise<ShownSuggestion[]> =>
      orm
        .select(shownColumns)
        .from(suggestions)
        .where(and(eq(suggestions.articleId, articleId), eq(suggestions.state, "shown")))
        .orderBy(asc(at), asc(id))
        .limit(limit)
        .execute(),

    /** Answers to an open question that everybody may read, oldest first. */
    answersTo: (questionId: string, limit: number): Promise<ShownSuggestion[]> =>
      orm
        .select(shownColumns)
        .from(suggestions)
        .where(and(eq(suggestions.questionId, questionId), eq(suggestions.state, "shown")))
        .orderBy(asc(at), asc(id))
        .limit(limit)
        .execute(),

    /** A site's open questions that everybody may read, newest first. */
    async openQuestions(siteId: string, limit: number): Promise<OpenQuestion[]> {
      const rows = await orm
        .select({ ...shownColumns, lang: suggestions.lang })
        .from(suggestions)
        .where(ofSite(siteId, eq(suggestions.kind, "question"), eq(suggestions.state, "shown")))
        .orderBy(desc(at), desc(id))
        .limit(limit);
      const answered = await orm
        .select({ questionId: suggestions.questionId, n: count() })
        .from(suggestions)
        .where(ofSite(siteId, eq(suggestions.kind, "answer"), eq(suggestions.state, "shown")))
        .groupBy(suggestions.questionId);
      const answers = new Map(answered.map(({ questionId, n }) => [questionId, Number(n)]));
      return rows.map((row) => ({ ...row, answers: answers.get(row.id) ?? 0 }));
    },

    /** Answers to a question that have no state yet become rejected with it: nobody could read them. */
    async rejectAnswersTo(questionId: string, change: Partial<SuggestionRow>): Promise<void> {
      await orm
        .update(suggestions)
        .set(change)
        .where(and(eq(suggestions.questionId, questionId), eq(suggestions.state, "waiting")));
    },

    /** Those that were rejected or used before `before`. */
    async removeSettled(before: number): Promise<void> {
      await orm
        .delete(suggestions)
        .where(
          and(inArray(suggestions.state, ["rejected", "used"]), lt(suggestions.decidedAt, before)),
        );
    },
  };
}
