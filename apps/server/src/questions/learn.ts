import { groupAlikeInSteps } from "@foyer/faq-search";
import type { Article, Event, PhrasingSuggestion } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { ManageArticles } from "../faq/manage-articles.ts";
import type { Editor } from "../faq/may-publish.ts";
import { Refusal } from "../refusal.ts";
import { createAgentAnswer } from "./agent-answer.ts";
import { QUESTIONS } from "./follow-questions.ts";
import { gently } from "./gently.ts";
import { differentTexts } from "./group-questions.ts";
import type { QuestionRow, QuestionStore } from "./question-store.ts";

/** Longest question or phrasing of an article, in UTF-16 units. */
const PHRASING_MAX = 300;

/** Phrasings that a draft begins with, and that an article may have. */
const DRAFTED = 20;
const PHRASINGS_MAX = 100;

/** Questions that ended in an article which are looked at for its phrasings, and how many are suggested. */
const HELPED_LOOKED_AT = 500;
const SUGGESTED = 8;

export type Learn = ReturnType<typeof createLearn>;

/** What an agent makes of questions that had no good answer. */
export function createLearn(deps: {
  db: Db;
  clock: Clock;
  store: QuestionStore;
  articles: ManageArticles;
  siteLang: (siteId: string) => string | undefined;
  eventsAfter: (conversationId: string, seq: number, limit: number) => Promise<Event[]>;
}) {
  const { db, clock, store, articles, siteLang } = deps;
  const answerOf = createAgentAnswer(deps.eventsAfter);

  /** Refuses when none of them is there. */
  async function existing(siteId: string, ids: string[]): Promise<QuestionRow[]> {
    const rows = await store.byIds(siteId, ids);
    if (rows.length === 0)
      throw new Refusal("not_found", "These questions are not there any more.");
    return rows;
  }

  /**
   * A draft for approval: the most central question, the others as phrasings, and what an agent answered to one of them,
   * or nothing where nobody did. The questions count as learned from now on.
   */
  async function article(siteId: string, ids: string[], editor: Editor): Promise<Article> {
    const rows = await existing(siteId, ids);
    const [question = "?", ...others] = await centralFirst(rows);
    const answer = await answerOf(rows);
    const draft = {
      lang: rows[0]?.lang || siteLang(siteId) || "en",
      ...{ question, alternatives: others.slice(0, DRAFTED), answer: answer?.text ?? "" },
      ...{ tags: [], popular: null, state: "draft" as const },
    };
    return articles.add(siteId, draft, learned(rows), editor);
  }

  /** Adds them to an article's phrasings, as far as it has room and does not have them yet. */
  async function phrasings(
    siteId: string,
    ids: string[],
    articleId: string,
    editor: Editor,
  ): Promise<Article> {
    const rows = await existing(siteId, ids);
    const texts = await centralFirst(rows);
    const rephrase = (had: Article) => ({
      alternatives: withPhrasings(had, texts).slice(0, PHRASINGS_MAX),
    });
    return articles.rephrase(siteId, articleId, rephrase, learned(rows), editor);
  }

  const learned = (rows: readonly QuestionRow[]) => async (to: Article) => {
    await db.lock(QUESTIONS);
    await store.learn(
      rows.map(({ id }) => id),
      to.id,
    );
  };

  /** They are not for the FAQ: no more of them, unless they are asked often again. */
  async function dismiss(siteId: string, ids: string[]): Promise<void> {
    const rows = await existing(siteId, ids);
    await db.writes.write(async () => {
      await db.lock(QUESTIONS);
      await store.dismiss(
        rows.map(({ id }) => id),
        clock.now(),
      );
    });
  }

  /** Words that visitors asked in, were helped by this article, and that it does not have yet; most asked first. */
  async function suggestions(articleId: string): Promise<PhrasingSuggestion[]> {
    const own = await articles.existing(articleId);
    const rows = await store.helpedBy(own.siteId, articleId, HELPED_LOOKED_AT);
    const alike = await gently(groupAlikeInSteps(rows.map(({ text }) => text)));
    return alike
      .flatMap(({ members }) => {
        const texts = members.flatMap((at) => rows[at] ?? []);
        const fresh = withPhrasings(own, fitting(differentTexts(texts)))[own.alternatives.length];
        return fresh === undefined ? [] : [{ text: fresh, count: members.length }];
      })
      .slice(0, SUGGESTED);
  }

  return { article, phrasings, dismiss, suggestions };
}

/** Their different texts that fit into an article, the most central first. */
async function centralFirst(rows: readonly QuestionRow[]): Promise<string[]> {
  const steps = groupAlikeInSteps(
    rows.map(({ text }) => text),
    // Whatever was put together stays so.
    { threshold: 0 },
  );
  const alike = await gently(steps);
  const inOrder = alike.flatMap(({ members }) => members.flatMap((at) => rows[at] ?? []));
  return fitting(differentTexts(inOrder));
}

const fitting = (texts: readonly string[]): string[] =>
  texts.map((text) => text.slice(0, PHRASING_MAX).toWellFormed());

/** An article's phrasings, and behind them those of `texts` that say something else. */
function withPhrasings(
  { question, alternatives }: Pick<Article, "question" | "alternatives">,
  texts: readonly string[],
): string[] {
  const had = [question, ...alternatives];
  const all = differentTexts([...had, ...texts].map((text) => ({ text })));
  return [...alternatives, ...all.filter((text) => texts.includes(text) && !had.includes(text))];
}
