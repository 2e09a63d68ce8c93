import type { Hint } from "./hint.ts";

/** Shorter words in capitals are names and abbreviations. */
const LOUD_WORD = /^\p{Lu}{4,}$/u;
/** So many loud words one after the other are shouted. */
const LOUD_WORDS = 3;
/** A text of so many letters is shouted when most of them are capitals. */
const LETTERS_MIN = 12;

/** Sentences in capitals, and more than two exclamation or question marks in a row. */
export function lookForShouting(text: string): Hint[] {
  const marks = /[!！]{3,}|[?？!！]{4,}/.exec(text);
  if (marks) {
    const mark = /[?？]/.test(marks[0]) ? "?" : (marks[0][0] ?? "!");
    const place = { start: marks.index, end: marks.index + marks[0].length };
    const fix = { ...place, text: mark, shown: mark };
    return [{ kind: "shouting", about: "marks", quote: marks[0].slice(0, 5), fix }];
  }
  const loud = loudPart(text);
  return loud === "" ? [] : [{ kind: "shouting", about: "capitals", quote: loud }];
}

function loudPart(text: string): string {
  const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  let row: string[] = [];
  for (const word of words) {
    if (LOUD_WORD.test(word)) row.push(word);
    // "I" and "A" shout along.
    else if (word.length > 3 || word !== word.toUpperCase() || !/\p{Lu}/u.test(word)) row = [];
    if (row.length >= LOUD_WORDS) return row.join(" ");
  }
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const isLoud = letters >= LETTERS_MIN && capitals > letters * 0.7 && words.length >= LOUD_WORDS;
  return isLoud ? words.slice(0, LOUD_WORDS).join(" ") : "";
}
