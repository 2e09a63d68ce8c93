import { fold } from "./fold.ts";
import { type Run, runsOf } from "./runs.ts";

/**
 * What a text is made of, pieces of words among it, which bear typos and endings in any language
 * (McNamee and Mayfield, 2004): feature → mass. A feature's first character names its kind, so that kinds
 * never collide: w word, p word pair, c letters, h ideograph, b two ideographs, s syllables, j jamo.
 */
export type Bag = Map<string, number>;

/** Longer questions are read up to here: it bounds the work, and nobody asks in more words. */
const READ_CHARACTERS = 2000;

/** How much a kind counts beside the others; found on public question sets in eight languages. */
const MASS = {
  word: 0.7,
  pair: 0.75,
  letters2: 0.15,
  letters3: 0.45,
  letters4: 0.8,
  hangulWord: 0.4,
  syllables: 1.5,
  jamo: 0.5,
  ideograph: 1.3,
  ideographPair: 1,
  unspaced: 0.2,
};

/**
 * A long word has more pieces than a short one but does not mean more. Pieces of a word of six
 * letters count fully; the root between "each piece counts" (0) and "each word counts" (1) is 0.4.
 */
const USUAL_WORD_LENGTH = 6;
const LENGTH_DAMPING = 0.4;

/** Said twice is not meant twice: each repetition adds this share of the first. */
const REPEATED = 0.4;

function put(bag: Bag, feature: string, mass: number): void {
  const before = bag.get(feature);
  bag.set(feature, before === undefined ? mass : before + mass * REPEATED);
}

function putPieces(bag: Bag, kind: string, text: string, length: number, mass: number): void {
  for (let at = 0; at + length <= text.length; at++)
    put(bag, kind + text.slice(at, at + length), mass);
}

function putWord(bag: Bag, word: string): void {
  put(bag, `w${word}`, MASS.word);
  const bounded = `^${word}$`;
  const damping = (word.length / USUAL_WORD_LENGTH) ** -LENGTH_DAMPING;
  putPieces(bag, "c", bounded, 2, MASS.letters2 * damping);
  putPieces(bag, "c", bounded, 3, MASS.letters3 * damping);
  putPieces(bag, "c", bounded, 4, MASS.letters4 * damping);
}

function putHangul(bag: Bag, word: string): void {
  put(bag, `w${word}`, MASS.hangulWord);
  putPieces(bag, "s", `^${word}$`, 2, MASS.syllables);
  // Jamo bear endings that melt into the stem, typing slips, and a syllable not finished yet.
  const jamo = `^${word.normalize("NFD")}$`;
  put(bag, `j${jamo.slice(0, 2)}`, MASS.jamo);
  putPieces(bag, "j", jamo, 3, MASS.jamo);
}

function putIdeographs(bag: Bag, text: string, single: number): void {
  const signs = [...text];
  for (const sign of signs) put(bag, `h${sign}`, single);
  for (let at = 1; at < signs.length; at++) {
    put(bag, `b${signs[at - 1]}${signs[at]}`, MASS.ideographPair);
  }
}

function putRun(bag: Bag, { writing, text }: Run): void {
  if (writing === "ideograph") putIdeographs(bag, text, MASS.ideograph);
  if (writing === "unspaced") putIdeographs(bag, text, MASS.unspaced);
  if (writing === "hangul") putHangul(bag, text);
  if (writing === "word") putWord(bag, text);
}

/** The features of a text in any script; empty when it holds no letter and no digit. */
export function featuresOf(text: string): Bag {
  const bag: Bag = new Map();
  // Folding lengthens some text, up to eighteenfold.
  const folded = fold(text.slice(0, READ_CHARACTERS)).slice(0, READ_CHARACTERS);
  const runs = runsOf(folded);
  let before: Run | undefined;
  for (const run of runs) {
    putRun(bag, run);
    const spaced = run.writing === "word" || run.writing === "hangul";
    if (spaced && before !== undefined) put(bag, `p${before.text} ${run.text}`, MASS.pair);
    before = spaced ? run : undefined;
  }
  return bag;
}
