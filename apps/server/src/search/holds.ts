import { fold } from "@foyer/faq-search";
import type { Wanted } from "./query.ts";
import { holdsNearly } from "./spellings.ts";
import { termsOf } from "./terms.ts";

/** Hangul is compared by its letters: a slip of the finger changes one of them, not the syllable. */
const letters = (text: string): string => text.normalize("NFD");

/**
 * Whether a text really holds what is wanted. Terms tell it of words; of a script without spaces they only
 * say that its pieces are somewhere.
 */
export function holds(text: string, wanted: readonly Wanted[], near: boolean): boolean {
  const folded = fold(text);
  let terms: Set<string> | undefined;
  return wanted.every(({ stretch, alternatives }) => {
    if (stretch.kind === "run") {
      if (folded.includes(stretch.text)) return true;
      return (
        near && [...stretch.text].length > 2 && holdsNearly(letters(folded), letters(stretch.text))
      );
    }
    terms ??= termsOf(text);
    return alternatives.some((all) => all.every((term) => terms?.has(term)));
  });
}
