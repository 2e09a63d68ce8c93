import type { CoachRule } from "@foyer/protocol";
import { fold, isSpaced } from "./fold.ts";

/** A rule's phrase in a text. */
export interface Match {
  start: number;
  end: number;
  rule: CoachRule;
}

export type PhraseMatcher = (folded: string) => Match[];

/**
 * Makes a search for plain phrases in a folded text: whole words where a script parts its words. It gives
 * what it found in the order of the text; where two overlap, the longer one.
 */
export function createPhraseMatcher(rules: readonly CoachRule[]): PhraseMatcher {
  const phrases = rules
    .map((rule) => ({ rule, phrase: fold(rule.phrase) }))
    .sort((a, b) => b.phrase.length - a.phrase.length);

  return (text) => {
    const found: Match[] = [];
    for (const { rule, phrase } of phrases) {
      for (let start = text.indexOf(phrase); start >= 0; start = text.indexOf(phrase, start + 1)) {
        const end = start + phrase.length;
        const isFree = found.every((other) => end <= other.start || start >= other.end);
        if (isFree && isWhole(text, start, end)) found.push({ start, end, rule });
      }
    }
    return found.sort((a, b) => a.start - b.start);
  };
}

function isWhole(text: string, start: number, end: number): boolean {
  const goesOnBefore = isSpaced(text[start] ?? "") && isSpaced(text[start - 1] ?? "");
  if (goesOnBefore) return false;
  if (!isSpaced(text[end - 1] ?? "")) return true;
  const next = text[end] ?? "";
  // "we can" is no part of "we can't".
  const after = next === "'" ? (text[end + 1] ?? "") : next;
  return !isSpaced(after);
}
