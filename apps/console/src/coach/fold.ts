/**
 * `text` for comparing: small letters, plain apostrophes, every white space a blank. Each place in it is
 * the same place in `text`.
 */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small.replace(/[’‘ʼ]/g, "'").replace(/\s/g, " ");
  let folded = "";
  for (const sign of text) folded += foldSign(sign);
  return folded;
}

function foldSign(sign: string): string {
  if (sign === "’" || sign === "‘" || sign === "ʼ") return "'";
  if (/\s/.test(sign)) return " ";
  const small = sign.toLowerCase();
  return small.length === sign.length ? small : sign;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether this sign is a letter or digit of a script that puts spaces between words. */
export const isSpaced = (sign: string): boolean => LETTER.test(sign) && !UNSPACED.test(sign);

/** Whether a text has a sign of a script that does without spaces, or hangs endings on its words. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);
