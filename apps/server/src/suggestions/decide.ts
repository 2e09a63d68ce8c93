import type { Agent, Article, Suggestion, SuggestionDecision } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { workingText } from "../faq/article-row.ts";
import type { ManageArticles } from "../faq/manage-articles.ts";
import { Refusal } from "../refusal.ts";
import { plain } from "./suggest.ts";
import type { SuggestionRow, SuggestionStore } from "./suggestion-store.ts";

/** Phrasings that an article may have, and the length of each, in UTF-16 units. */
const PHRASINGS_MAX = 100;
const PHRASING_MAX = 300;

/** Answers to an open question that a draft is made of. */
const ANSWERS_DRAFTED = 5;

/** Who decides. */
type Decider = Pick<Agent, "id" | "role">;

export type Decide = ReturnType<typeof createDecide>;

/**
 * What an agent makes of a suggestion. Refuses what is not there, and with `conflict` one that has another state than
 * the agent saw: a colleague was first.
 */
export function createDecide(deps: {
  db: Db;
  clock: Clock;
  store: SuggestionStore;
  articles: ManageArticles;
  changed: () => void;
}) {
  const { db, clock, store, articles, changed } = deps;

  async function existing(id: string, was: Suggestion["state"]): Promise<SuggestionRow> {
    const row = await store.byId(id);
    if (!row) throw new Refusal("not_found", "There is no such suggestion.");
    if (row.state !== was)
      throw new Refusal("conflict", "A colleague has just decided on this suggestion.");
    return row;
  }

  /** Inside a write. */
  async function settle(row: SuggestionRow, agentId: string, change: Partial<SuggestionRow>) {
    const decided = { decidedBy: agentId, decidedAt: clock.now(), reason: "", ...change };
    await store.update(row.id, decided);
    const isGone = decided.state === "rejected" || decided.state === "used";
    if (row.kind === "question" && isGone)
      await store.rejectAnswersTo(row.id, {
        ...{ state: "rejected", decidedBy: agentId, decidedAt: decided.decidedAt },
      });
  }

  async function show(row: SuggestionRow, agentId: string, edited = row.text): Promise<void> {
    const text = plain(edited);
    if (text === "") throw new Refusal("text_empty", "text: write something, or reject it.");
    if (row.questionId) await shownQuestion(row.questionId);
    const original = text === row.text ? row.original : (row.original ?? row.text);
    await settle(row, agentId, { state: "shown", text, original });
  }

  async function shownQuestion(id: string): Promise<SuggestionRow> {
    const question = await store.byId(id);
    if (question?.state === "shown") return question;
    throw new Refusal("wrong_state", "Its question is not shown: approve the question first.");
  }

  /** What was shown stays so until its article is published. */
  const used = (row: SuggestionRow, agentId: string) => async (article: Article) => {
    await db.lock("suggestions");
    await existing(row.id, row.state);
    const state = row.state === "shown" ? ("shown" as const) : ("used" as const);
    await settle(row, agentId, { state, usedIn: article.id });
  };

  /** A better answer becomes the next version of its article; changes that wait there already are kept above it. */
  async function redraft(row: SuggestionRow, articleId: string, agent: Decider): Promise<void> {
    const had = await articles.existing(articleId);
    const { pending } = had;
    const answer = pending ? `${pending.answer}\n\n${row.text}` : row.text;
    const draft = { ...workingText(had), answer, state: "draft" as const };
    await articles.change(articleId, draft, agent, {
      ...{ based: had.version, also: used(row, agent.id) },
    });
  }

  /** An open question becomes an article, with the answers that are shown; an answer, with its question. */
  async function draft(row: SuggestionRow, agent: Decider): Promise<void> {
    if (row.articleId) return redraft(row, row.articleId, agent);
    const asked = row.questionId ? await store.byId(row.questionId) : undefined;
    const answers = asked ? [row] : await store.answersTo(row.id, ANSWERS_DRAFTED);
    const question = (asked ?? row).text.slice(0, PHRASING_MAX).toWellFormed();
    const answer = answers.map((one) => one.text).join("\n\n");
    await articles.add(
      row.siteId,
      {
        ...{ lang: row.lang, question, alternatives: [], answer, tags: [] },
        ...{ popular: null, state: "draft" },
      },
      used(row, agent.id),
      agent,
    );
  }

  async function phrasing(row: SuggestionRow, agent: Decider, articleId: string): Promise<void> {
    if (row.kind !== "question")
      throw new Refusal("wrong_state", "Only a question is another phrasing of an article.");
    const text = row.text.slice(0, PHRASING_MAX).toWellFormed();
    const rephrase = ({ question, alternatives }: Article) => {
      if (alternatives.length >= PHRASINGS_MAX)
        throw new Refusal(
          "invalid",
          `The article has ${PHRASINGS_MAX} phrasings: remove one first.`,
        );
      const known = [question, ...alternatives].includes(text);
      return { alternatives: known ? alternatives : [...alternatives, text] };
    };
    await articles.rephrase(row.siteId, articleId, rephrase, used(row, agent.id), agent);
  }

  return async (agent: Decider, id: string, decision: SuggestionDecision): Promise<Suggestion> => {
    const { was, act } = decision;
    if (act.type === "draft" || act.type === "phrasing") {
      const row = await existing(id, was);
      if (act.type === "draft") await draft(row, agent);
      else await phrasing(row, agent, act.articleId);
      changed();
    } else {
      await db.writes.write(async () => {
        await db.lock("suggestions");
        const row = await existing(id, was);
        if (act.type === "show") await show(row, agent.id, act.text);
        else await settle(row, agent.id, { state: "rejected", reason: plain(act.reason) });
      }, changed);
    }
    return (await store.seenById(id)) as Suggestion;
  };
}
