import { pairsOf, type Stretch, stretchesOf } from "./terms.ts";

/** What is read of a text that somebody searches for: nobody remembers more than this of a message. */
const READ_CHARACTERS = 400;
const READ_STRETCHES = 10;
/** Neighbouring signs that are looked up of one run; the rest is compared in the text itself. */
const PAIRS = 8;
/** Words that begin like one, or are near it. */
const ALTERNATIVES = 20;
/** Below this a word stands for itself alone, unless it is still being typed. */
const OPEN_FROM = 3;
/** Runs below this length have no half that a slip would spare. */
const HALVES_FROM = 3;

/** One thing that a message must hold: one of `alternatives`, which are terms that must all be there. */
export interface Wanted {
  stretch: Stretch;
  alternatives: string[][];
  /** In how many messages it is, at most. */
  messages: number;
}

/** What is asked of the vocabulary: words with how many messages hold them, most frequent first. */
export interface Vocabulary {
  counts(words: string[]): Promise<ReadonlyMap<string, number>>;
  beginningWith(start: string, limit: number): Promise<string[]>;
  near(word: string): Promise<string[]>;
}

/** The stretches of what is searched for; quotes and operators are nothing but text between them. */
export function readQuery(text: string): Stretch[] {
  const seen = new Set<string>();
  const stretches = stretchesOf(text.slice(0, READ_CHARACTERS)).filter(({ text: one }) => {
    const isNew = !seen.has(one);
    seen.add(one);
    return isNew;
  });
  return stretches.slice(0, READ_STRETCHES);
}

/**
 * What messages must hold to answer. With `near` words with a slip count, too. The last word of `text` may
 * be unfinished.
 */
export async function planOf(
  stretches: Stretch[],
  vocabulary: Vocabulary,
  near: boolean,
): Promise<Wanted[]> {
  const wanted: Omit<Wanted, "messages">[] = [];
  for (const [at, stretch] of stretches.entries()) {
    const isLast = at === stretches.length - 1;
    const alternatives =
      stretch.kind === "word"
        ? await wordAlternatives(stretch.text, isLast, vocabulary, near)
        : await runAlternatives(stretch.text, vocabulary, near);
    wanted.push({ stretch, alternatives });
  }
  const terms = wanted.flatMap(({ alternatives }) => alternatives.flat());
  const counts = await vocabulary.counts([...new Set(terms)]);
  const rarity = (all: string[]) => Math.min(...all.map((term) => counts.get(term) ?? 0));
  return wanted.map((one) => {
    const alternatives = one.alternatives
      .map((all) => all.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)))
      .filter((all) => rarity(all) > 0);
    return {
      ...{ stretch: one.stretch, alternatives },
      messages: alternatives.reduce((sum, all) => sum + rarity(all), 0),
    };
  });
}

async function wordAlternatives(
  word: string,
  isLast: boolean,
  vocabulary: Vocabulary,
  near: boolean,
): Promise<string[][]> {
  const isOpen = isLast || word.length >= OPEN_FROM;
  const longer = isOpen ? await vocabulary.beginningWith(word, ALTERNATIVES) : [];
  const others = near ? (await vocabulary.near(word)).slice(0, ALTERNATIVES) : [];
  return [...new Set([word, ...longer, ...others])].map((one) => [one]);
}

async function runAlternatives(
  run: string,
  vocabulary: Vocabulary,
  near: boolean,
): Promise<string[][]> {
  const signs = [...run];
  if (signs.length === 1)
    return (await vocabulary.beginningWith(run, ALTERNATIVES)).map((one) => [one]);
  const whole = pairsOf(run).slice(0, PAIRS);
  if (!near || signs.length < HALVES_FROM) return [whole];
  // One slip leaves one of the halves as it is.
  const first = signs.slice(0, Math.ceil(signs.length / 2)).join("");
  const second = signs.slice(Math.floor(signs.length / 2)).join("");
  return [whole, ...[first, second].map((half) => pairsOf(half).slice(0, PAIRS))];
}
