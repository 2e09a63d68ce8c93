import { fold } from "@foyer/faq-search";
import type { Wanted } from "./query.ts";
import { stretchesOf } from "./terms.ts";

/** Characters that are shown of a message, and of them those before what was found. */
const SHOWN = 180;
const BEFORE = 50;

/** A letter with all that belongs to it: marks, halfwidth voicing, jamo that make one syllable. */
const LETTER = /(?:[\u1100-\u11ff]+|[\p{L}\p{N}])[\p{M}\u200b-\u200f\u2060\uff9e\uff9f]*/gu;
const WORD = /(?:[\p{L}\p{N}][\p{M}\u200b-\u200f\u2060\uff9e\uff9f]*)+/gu;

/** From where to where in a text, in UTF-16 units. */
export type Mark = [start: number, end: number];

/** Part of a text with what was found in it. */
export interface Excerpt {
  text: string;
  marks: Mark[];
}

/** The part of a text around the first thing that was found. */
export function excerptOf(text: string, wanted: readonly Wanted[]): Excerpt {
  const marks = marksOf(text, wanted);
  const first = marks[0]?.[0] ?? 0;
  const start = first > BEFORE * 2 ? wholeFrom(text, first - BEFORE) : 0;
  const end = wholeFrom(text, Math.min(text.length, start + SHOWN));
  const lead = start > 0 ? "…" : "";
  const shift = lead.length - start;
  return {
    text: lead + text.slice(start, end) + (end < text.length ? "…" : ""),
    marks: marks
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]) => [from + shift, to + shift]),
  };
}

/** Where the words that were found stand, in order, without overlaps. */
export function marksOf(text: string, wanted: readonly Wanted[]): Mark[] {
  const words = new Set(
    wanted.flatMap(({ stretch, alternatives }) =>
      stretch.kind === "word" ? alternatives.flat() : [],
    ),
  );
  const marks: Mark[] = words.size > 0 ? wordMarks(text, words) : [];
  const runs = wanted.filter(({ stretch }) => stretch.kind === "run");
  if (runs.length > 0) marks.push(...runMarks(text, runs));
  marks.sort(([a], [b]) => a - b);
  return marks.filter(([start], at) => start >= (marks[at - 1]?.[1] ?? 0));
}

function wordMarks(text: string, words: ReadonlySet<string>): Mark[] {
  return [...text.matchAll(WORD)]
    .filter(([word]) => stretchesOf(word).some(({ text: one }) => words.has(one)))
    .map(({ index, 0: word }) => [index, index + word.length]);
}

/** Letter by letter, so that each place in the folded text is known in the text itself. */
function runMarks(text: string, runs: readonly Wanted[]): Mark[] {
  let folded = "";
  const places: Mark[] = [];
  let end = 0;
  for (const { index, 0: letter } of text.matchAll(LETTER)) {
    if (index > end) put(" ", [end, index]);
    end = index + letter.length;
    put(fold(letter), [index, end]);
  }
  function put(what: string, place: Mark): void {
    folded += what;
    for (let at = 0; at < what.length; at++) places.push(place);
  }
  return runs.flatMap(({ stretch, alternatives }) => {
    const whole = placesOf(folded, stretch.text, places);
    // Found by a slip: what of it is there as it was typed.
    return whole.length > 0
      ? whole
      : alternatives.flatMap((pairs) => pairs.flatMap((pair) => placesOf(folded, pair, places)));
  });
}

function placesOf(folded: string, what: string, places: readonly Mark[]): Mark[] {
  const marks: Mark[] = [];
  for (let at = folded.indexOf(what); at >= 0; at = folded.indexOf(what, at + what.length)) {
    const first = places[at];
    const last = places[at + what.length - 1];
    if (first && last) marks.push([first[0], last[1]]);
  }
  return marks;
}

/** The same place, or one further where it would cut a sign in two. */
const wholeFrom = (text: string, at: number): number =>
  /^[\udc00-\udfff]/.test(text.slice(at, at + 1)) ? at + 1 : at;
