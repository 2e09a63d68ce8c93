/** Scripts that tell a language by themselves, in the order of asking: kana stands among Han. */
const BY_SCRIPT: readonly [script: RegExp, lang: string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Hangul}/u, "ko"],
  [/\p{Script=Han}/u, "zh"],
  [/\p{Script=Thai}/u, "th"],
  [/\p{Script=Greek}/u, "el"],
  [/\p{Script=Hebrew}/u, "he"],
];

/** Scripts of several languages: the usual one, unless the reader speaks another that is written so. */
const SHARED: readonly [script: RegExp, lang: string, others: readonly string[]][] = [
  [/\p{Script=Arabic}/u, "ar", ["fa", "ur", "ps", "ckb"]],
  [/\p{Script=Cyrillic}/u, "ru", ["uk", "bg", "sr", "mk", "be", "kk", "mn"]],
];

/** Written in a script of their own: Latin letters are not theirs. */
const NOT_LATIN = ["ja", "ko", "zh", "th", "el", "he", "ar", "fa", "ur", "ru", "uk", "bg"];

/**
 * The first part of a text's language, as far as its script tells it; else `spoken`, the first part of what its
 * writer's browser speaks. "" when neither says anything.
 */
export function languageOfText(text: string, spoken: string): string {
  const own = BY_SCRIPT.find(([script]) => script.test(text));
  if (own) return own[1];
  const shared = SHARED.find(([script]) => script.test(text));
  if (shared) return shared[2].includes(spoken) ? spoken : shared[1];
  const latin = /\p{Script=Latin}/u.test(text);
  return latin && NOT_LATIN.includes(spoken) ? "en" : spoken;
}
