import { fold } from "@foyer/faq-search";
import type { Article, TriedQuestion } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";
import type { Faq } from "./faq.ts";
import { createBreath } from "./import/breath.ts";
import type { ManageArticles } from "./manage-articles.ts";
import type { Editor } from "./may-publish.ts";

export type AddPhrasing = ReturnType<typeof createAddPhrasing>;
export type TryQuestion = ReturnType<typeof createTryQuestion>;

/** A second one that is at least this share as likely as the first makes the first unsure. */
const RIVAL = 0.6;

/** With so many words that nobody has written down, most of the question is unknown. */
const MANY_UNKNOWN = 0.5;

const PHRASINGS_MAX = 100;

/** Answers found that are not shown: the nearest ones. */
const HIDDEN_MAX = 4;

/** What a visitor would get for a question, and why. Nothing is stored. */
export function createTryQuestion(faq: Pick<Faq, "examine" | "sureFrom">) {
  return async (siteId: string, text: string): Promise<TriedQuestion> => {
    const { all, shown, articles, bound, isShort } = await faq.examine(siteId, text);
    const words = wordsOf(text);
    const shownIds = new Set(shown.map(({ id }) => id));
    const inAny = await knownIn(articles.values(), words, phrasingsOf);
    const offered = all.filter(({ id }) => shownIds.has(id));
    const hits = await Promise.all(
      offered.map(async ({ article, confidence, matched }) => ({
        ...{ id: article.id, question: article.question, answer: article.answer },
        ...{ lang: article.lang, confidence, matched },
        words: [...(await knownIn([article], words, allOf))],
      })),
    );
    const unknown = words.filter((word) => !inAny.has(word));
    return {
      ...{ hits, unknown, sureFrom: faq.sureFrom, lang: hits[0]?.lang ?? "" },
      sure: (hits[0]?.confidence ?? 0) >= faq.sureFrom,
      hidden: all
        .filter(({ id }) => !shownIds.has(id))
        .slice(0, HIDDEN_MAX)
        .map(({ article, confidence }) => ({
          ...{ id: article.id, question: article.question, lang: article.lang, confidence },
          why: confidence < bound ? ("far" as const) : ("language" as const),
        })),
      doubt: doubtOf(hits, { unknown, words, isShort, sureFrom: faq.sureFrom }),
    };
  };
}

/** Another way of asking what an article answers, as it was tried; what it says already stays as it is. */
export function createAddPhrasing(articles: Pick<ManageArticles, "existing" | "rephrase">) {
  return async (id: string, text: string, editor: Editor): Promise<Article> => {
    const { siteId } = await articles.existing(id);
    const how = ({ question, alternatives }: Article) => {
      if ([question, ...alternatives].some((one) => fold(one) === fold(text))) return {};
      if (alternatives.length >= PHRASINGS_MAX) {
        throw new Refusal("invalid", `${PHRASINGS_MAX} other phrasings are the most.`);
      }
      return { alternatives: [...alternatives, text.trim().toWellFormed()] };
    };
    return articles.rephrase(siteId, id, how, async () => {}, editor);
  };
}

function doubtOf(
  [best, second]: TriedQuestion["hits"],
  it: { unknown: string[]; words: string[]; isShort: boolean; sureFrom: number },
): TriedQuestion["doubt"] {
  if (!best) return "nothing";
  if (best.confidence >= it.sureFrom) return null;
  if (it.words.length > 0 && it.unknown.length / it.words.length >= MANY_UNKNOWN) {
    return "unknown_words";
  }
  if (second && second.confidence >= best.confidence * RIVAL) return "rivals";
  return it.isShort ? "short" : "weak";
}

/** The words of a text, also where none are parted by spaces, each once. */
function wordsOf(text: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  const words = [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return [...new Set(words)];
}

const phrasingsOf = ({ question, alternatives, tags }: Article): string =>
  [question, ...alternatives, ...tags].join("\n");

const allOf = (article: Article): string => `${phrasingsOf(article)}\n${article.answer}`;

/** Those of `words` that one of the articles holds in what `textOf` says. Lets others in between. */
async function knownIn(
  articles: Iterable<Article>,
  words: readonly string[],
  textOf: (article: Article) => string,
): Promise<Set<string>> {
  const waiting = new Map(words.map((word) => [word, fold(word)]));
  const breathe = createBreath();
  for (const article of articles) {
    if (waiting.size === 0) break;
    const text = fold(textOf(article));
    for (const [word, folded] of waiting) if (text.includes(folded)) waiting.delete(word);
    await breathe();
  }
  return new Set(words.filter((word) => !waiting.has(word)));
}
