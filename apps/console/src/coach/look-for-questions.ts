import { fold, isUnspaced } from "./fold.ts";
import type { Hint, Situation } from "./hint.ts";
import type { Phrases } from "./phrases/phrases.ts";

/** A reply that is still this short may be about to answer: signs, and where words have no spaces. */
const LONG_ENOUGH = 60;
const LONG_ENOUGH_UNSPACED = 24;

/** Only the beginnings of words are compared: endings change with grammar. */
const STEM = 5;

const SENTENCE = /[^.!?。！？؟\n]*[?？؟]/g;

/** A question of the visitor's last words that a reply of some length takes up by no word. */
export function lookForQuestions(text: string, { asked }: Situation, of: Phrases): Hint[] {
  const reply = fold(text);
  // Who asks back, or sends an address, answers in their own way.
  if (!isLong(text) || /[?？؟]|https?:\/\//.test(text)) return [];
  const questions = asked.match(SENTENCE)?.map((one) => one.trim()) ?? [];
  const open = questions.filter((question) => {
    const folded = fold(question);
    if (isCounted(folded, reply, of)) return false;
    const words = telling(folded, of);
    return words.length > 0 && !words.some((word) => reply.includes(word));
  });
  const [first] = open;
  return first === undefined ? [] : [{ kind: "question", about: "question", quote: first }];
}

/** Whether a time or an amount was asked for, and the reply names one. */
const isCounted = (question: string, reply: string, { counted }: Phrases): boolean =>
  counted.some(
    ([asks, answers]) =>
      asks.some((one) => question.includes(one)) &&
      (/\d/.test(reply) || answers.some((one) => reply.includes(one))),
  );

const isLong = (text: string): boolean =>
  text.trim().length >= (isUnspaced(text) ? LONG_ENOUGH_UNSPACED : LONG_ENOUGH);

/** What a question is about: the beginnings of its longer words, or pairs of signs. */
function telling(question: string, { empty }: Phrases): string[] {
  const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    if (/\p{Script=Han}/u.test(word))
      return pairs(word).filter((pair) => !empty.some((one) => one.startsWith(pair)));
    const isEmpty = empty.includes(word);
    if (isUnspaced(word[0] ?? "")) return word.length < 2 || isEmpty ? [] : [word.slice(0, 2)];
    return word.length < 4 || isEmpty ? [] : [word.slice(0, STEM)];
  });
}

const pairs = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
