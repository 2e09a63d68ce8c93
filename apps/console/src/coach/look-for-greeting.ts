import { fold, isSpaced } from "./fold.ts";
import type { Hint, Situation } from "./hint.ts";
import type { Phrases } from "./phrases/phrases.ts";

/** A reply that is still this short may be about to greet: signs, and where words have no spaces. */
const SETTLED = 24;
const SETTLED_UNSPACED = 10;

/** How far into a reply a greeting may stand. */
const BEGINNING = 40;

/** A first reply that greets nobody, or does not use the name that is known. */
export function lookForGreeting(text: string, { isFirst, name }: Situation, of: Phrases): Hint[] {
  const folded = fold(text);
  if (!isFirst || !isSettled(text)) return [];
  const start = text.length - text.trimStart().length;
  const greeting = greetingIn(folded.slice(start, start + BEGINNING), of);
  if (greeting === undefined) {
    const fix = { start, end: start, text: of.greet(name), shown: of.greet(name).trim() };
    return [{ kind: "greeting", about: "greeting", quote: name, fix }];
  }
  if (name === "" || folded.includes(fold(name))) return [];
  const end = start + greeting.length;
  // A script without spaces has its own order of name and greeting: there it is for the agent to say.
  if (!isSpaced(text[end - 1] ?? "")) return [];
  const fix = { start: end, end, text: ` ${name}`, shown: `${text.slice(start, end)} ${name}` };
  return [{ kind: "greeting", about: "name", quote: name, fix }];
}

function isSettled(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0] ?? "";
  return text.trim().length >= (isSpaced(letter) ? SETTLED : SETTLED_UNSPACED);
}

function greetingIn(beginning: string, { greetings }: Phrases): string | undefined {
  const longestFirst = [...greetings].sort((a, b) => b.length - a.length);
  return longestFirst.find((one) => {
    const at = isSpaced(one.at(-1) ?? "")
      ? beginning.startsWith(one)
        ? 0
        : -1
      : beginning.indexOf(one);
    return at >= 0 && !(isSpaced(one.at(-1) ?? "") && isSpaced(beginning[one.length] ?? ""));
  });
}
