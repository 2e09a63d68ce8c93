import type { FaqCounts, FaqFigures } from "@foyer/protocol";
import { PASSED_ON_MS } from "./came-to-person.ts";
import type { QuestionRow } from "./question-store.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** 1970 began on a Thursday: the Monday before. */
const FIRST_MONDAY_MS = -3 * 24 * 60 * 60 * 1000;

/** When the week of a moment began: Monday 0:00 UTC. */
export const weekOf = (at: number): number =>
  Math.floor((at - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;

/** What figures are made of. */
export type Counted = Pick<
  QuestionRow,
  "source" | "lang" | "at" | "sureness" | "shown" | "judged" | "helped" | "passedOnAt"
>;

/** Counts what became of questions between `since` and `until`; docs/faq.md has the formulas. */
export function createCount(since: number, until: number) {
  const total = none();
  const articles = new Map<string, FaqCounts>();
  const languages = new Map<string, FaqCounts>();
  const weeks = new Map<number, FaqCounts>();
  for (let from = weekOf(since); from <= until; from += WEEK_MS) weeks.set(from, none());

  function add(question: Counted): void {
    const isSettled = question.at + PASSED_ON_MS <= until;
    const counts = [total, of(languages, question.lang), of(weeks, weekOf(question.at))];
    for (const one of counts) count(one, question, isSettled);
    for (const id of new Set(question.shown)) {
      const judgedThis = question.judged === id ? question.helped : null;
      count(of(articles, id), { ...question, helped: judgedThis }, isSettled);
    }
  }

  return {
    add,
    figures: (known: ReadonlyMap<string, { question: string; lang: string }>): FaqFigures => ({
      ...{ since, until, total },
      articles: [...articles]
        .map(([articleId, counts]) => {
          const { question = "", lang = "" } = known.get(articleId) ?? {};
          return { ...counts, articleId, question, lang };
        })
        .sort((a, b) => b.shown - a.shown || (a.articleId < b.articleId ? -1 : 1)),
      languages: [...languages]
        .map(([lang, counts]) => ({ ...counts, lang }))
        .sort((a, b) => b.asked - a.asked || (a.lang < b.lang ? -1 : 1)),
      weeks: [...weeks]
        .map(([from, counts]) => ({ ...counts, from }))
        .sort((a, b) => a.from - b.from),
    }),
  };
}

function of<Key>(all: Map<Key, FaqCounts>, key: Key): FaqCounts {
  const counts = all.get(key) ?? none();
  all.set(key, counts);
  return counts;
}

const none = (): FaqCounts => ({
  ...{ asked: 0, shown: 0, nothing: 0, helped: 0, notHelped: 0, passedOn: 0 },
  ...{ settled: 0, deflected: 0, handed: 0, cameBack: 0 },
});

function count(counts: FaqCounts, question: Counted, isSettled: boolean): void {
  const { source, shown, helped, passedOnAt } = question;
  if (source === "agent") {
    counts.handed += 1;
    if (passedOnAt !== null) counts.cameBack += 1;
    return;
  }
  counts.asked += 1;
  counts[shown.length > 0 ? "shown" : "nothing"] += 1;
  if (helped !== null) counts[helped ? "helped" : "notHelped"] += 1;
  if (passedOnAt !== null) counts.passedOn += 1;
  if (source !== "chat" || !isSettled) return;
  counts.settled += 1;
  if (shown.length > 0 && passedOnAt === null && helped !== false) counts.deflected += 1;
}
