import { fold, runsOf } from "@foyer/faq-search";

/** Letters of a word that are looked at: nobody types more of a link or a serial number. */
const WORD_MAX = 40;

/** The Arabic article, and what may be written together with it. */
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=.{3})/u;

/** A stretch of text as the search sees it: a word, or a run of a script without spaces between words. */
export interface Stretch {
  kind: "word" | "run";
  text: string;
}

/** The stretches of a text, folded: case, accents, width, kana and Arabic forms make no difference. */
export function stretchesOf(text: string): Stretch[] {
  return runsOf(fold(text)).map((run) =>
    run.writing === "word"
      ? { kind: "word", text: stem(run.text) }
      : { kind: "run", text: run.text },
  );
}

/**
 * What a text can be found by: its words, and of scripts without spaces (and of Hangul, whose words grow
 * endings) each two neighbours, and the last sign alone, so that every sign begins a term.
 */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const { kind, text: stretch } of stretchesOf(text)) {
    if (kind === "word") terms.add(stretch);
    else for (const pair of pairsOf(stretch, true)) terms.add(pair);
  }
  return terms;
}

/** Each two neighbouring signs; `withLast` adds the last one alone. */
export function pairsOf(run: string, withLast = false): string[] {
  const signs = [...run];
  const pairs = signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
  return withLast ? [...pairs, signs.at(-1) ?? ""] : pairs;
}

const stem = (word: string): string => word.slice(0, WORD_MAX).replace(ARTICLE, "");
