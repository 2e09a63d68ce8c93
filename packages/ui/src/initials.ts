/** A letter with the marks that belong to it, in any script. */
const LETTER = /[\p{L}\p{N}]\p{M}*/u;

/** Scripts with capitals are abbreviated by first and last name; in others one sign stands alone. */
const CASED = /\p{Lu}|\p{Ll}|\p{Lt}/u;

/** One or two signs to stand for `name` in a small circle; empty when it has no letter at all. */
export function initials(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => LETTER.exec(word)?.[0] ?? []);
  const first = letters[0] ?? "";
  const last = letters.length > 1 ? (letters.at(-1) ?? "") : "";
  return (CASED.test(first) && CASED.test(last) ? first + last : first).toUpperCase();
}
