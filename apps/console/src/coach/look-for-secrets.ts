import { fold } from "./fold.ts";
import type { Hint } from "./hint.ts";
import type { Phrases } from "./phrases/phrases.ts";

/** Digits of a card, in groups or not; no digit, and no longer number, around them. */
const CARD = /(?<![\d.,/-])\d(?:[ -]?\d){12,18}(?![\d/-])/g;

/** What cards begin with: 3, 4, 5, 6 and a part of 2. */
const ISSUED = /^(?:3[0-9]|4|5|6|2[2-7])/;

/** At least this long, and with a digit or a sign in it, or it is a word like others. */
const PASSWORD = "[!-~]{4,64}";

/** Card numbers that are about to be sent; the fix leaves the last four digits. */
export function lookForCards(text: string): Hint[] {
  return [...text.matchAll(CARD)].flatMap((found): Hint[] => {
    const digits = found[0].replace(/\D/g, "");
    if (!ISSUED.test(digits) || !holdsLuhn(digits)) return [];
    const hidden = `•••• ${digits.slice(-4)}`;
    const place = { start: found.index, end: found.index + found[0].length };
    const fix = { ...place, text: hidden, shown: hidden };
    return [{ kind: "secrets", about: "card", quote: hidden, fix }];
  });
}

/** The check digit that all card numbers have. */
function holdsLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += at % 2 === 1 ? doubled : digit;
  }
  return sum % 10 === 0 && !/^(\d)\1+$/.test(digits);
}

/** Makes a search for "password: …" in the words of a language and of English. */
export function createPasswordSearch(languages: readonly Phrases[]): (text: string) => Hint[] {
  const secret = languages.flatMap((one) => one.secret).join("|");
  const links = languages.flatMap((one) => one.links).join("|");
  const said = new RegExp(
    `(?<![\\p{Script=Latin}\\p{N}])(?:${secret})\\s*(?:${links}|[:：=])\\s*["'“”„«]?(${PASSWORD})`,
    "gu",
  );
  return (text) =>
    [...fold(text).matchAll(said)].flatMap((found): Hint[] => {
      const password = (found[1] ?? "").replace(/[.,;!?"')\]]+$/, "");
      if (!/[0-9!@#$%^&*_+=~|<>?/\\]/.test(password) || /^https?:/.test(password)) return [];
      const start = found.index + found[0].length - (found[1] ?? "").length;
      const fix = { start, end: start + password.length, text: "••••", shown: "••••" };
      return [{ kind: "secrets", about: "password", quote: "••••", fix }];
    });
}
