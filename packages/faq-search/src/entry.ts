import { type Article, phrasingsOf, primaryLanguage } from "./article.ts";
import { featuresOf } from "./features.ts";
import type { Vector, Vocabulary } from "./vocabulary.ts";

/** An article taken apart once, when it is added; everything later works on numbers. */
export interface Entry {
  readonly id: string;
  /** Primary language, or undefined for an entry of every language. */
  readonly lang: string | undefined;
  readonly texts: readonly string[];
  /** Masses of each phrasing's features, in the order of `texts`. */
  readonly phrasings: readonly Vector[];
  /** The sentences of the answer and the tags: they tell common words from telling ones. */
  readonly background: readonly Vector[];
}

/** An answer opens with the matter; reading on would cost memory and find little. */
const ANSWER_CHARACTERS = 600;
const SENTENCE_ENDS = /[.!?。！？؟।\n]+/u;

function backgroundOf({ answer = "", tags = [] }: Article): string[] {
  return [...answer.slice(0, ANSWER_CHARACTERS).split(SENTENCE_ENDS), ...tags];
}

/** Takes an article apart; its new features get numbers in the vocabulary. */
export function readArticle(article: Article, vocabulary: Vocabulary): Entry {
  const texts = phrasingsOf(article);
  const read = (text: string): Vector => vocabulary.internBag(featuresOf(text));
  return {
    id: article.id,
    lang: article.lang === undefined ? undefined : primaryLanguage(article.lang),
    texts,
    phrasings: texts.map(read),
    background: backgroundOf(article)
      .map(read)
      .filter((vector) => vector.ids.length > 0),
  };
}
