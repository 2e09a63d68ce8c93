/** How a stretch of text is cut up: spaced words, Hangul words, or scripts written without spaces. */
export type Writing = "word" | "hangul" | "ideograph" | "unspaced";

export interface Run {
  readonly writing: Writing;
  readonly text: string;
}

const IDEOGRAPH = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆";
const UNSPACED = "\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const RUN = new RegExp(
  `(?<ideograph>[${IDEOGRAPH}]+)|(?<hangul>\\p{Script=Hangul}+)|(?<unspaced>[${UNSPACED}]+)` +
    `|(?<word>(?:(?![${IDEOGRAPH}${UNSPACED}]|\\p{Script=Hangul})[\\p{L}\\p{M}\\p{N}])+)`,
  "gu",
);

/** The stretches of one writing in folded text; everything but letters and digits separates them. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  for (const { groups } of folded.matchAll(RUN)) {
    for (const writing of ["word", "ideograph", "hangul", "unspaced"] as const) {
      const text = groups?.[writing];
      if (text !== undefined) runs.push({ writing, text });
    }
  }
  return runs;
}
