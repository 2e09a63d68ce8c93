/** Shorter words have too many neighbours that mean something else. */
const SHORTEST = 4;
const LONGEST = 24;
/** From this length on two slips are forgiven, where one letter left out of each makes them equal. */
const TWO_SLIPS_FROM = 8;

/**
 * The word, and what is left of it without one of its letters: two words that differ by one slip (a letter
 * too many, too few, another one, two swapped) always share one of these. None for numbers and short words.
 */
export function spellingsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < SHORTEST || letters.length > LONGEST) return [];
  if (/\p{N}/u.test(word)) return [];
  const without = letters.map((_, at) => letters.toSpliced(at, 1).join(""));
  return [...new Set([word, ...without])];
}

/** Those of `others` that are likely `word` with a slip of the finger, and only the nearest of them. */
export function nearest(word: string, others: readonly string[]): string[] {
  const most = [...word].length >= TWO_SLIPS_FROM ? 2 : 1;
  const slips = others.map((other) => slipsBetween([...word], [...other]));
  const least = Math.min(most, ...slips.filter((count) => count > 0));
  return others.filter((_, at) => (slips[at] ?? 0) <= least);
}

/** Letters too many, too few, different or swapped with their neighbour (optimal string alignment). */
function slipsBetween(a: string[], b: string[]): number {
  let before: number[] = [];
  let row = [...b, ""].map((_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      const changed = (row[j - 1] ?? 0) + other;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed, swapped);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Whether `text` holds `run`, but for one sign too many, too few or different. */
export function holdsNearly(text: string, run: string): boolean {
  const signs = [...run];
  let column = signs.map((_, at) => at + 1);
  for (const sign of text) {
    // The run may begin anywhere, so that its first row is always 0.
    let diagonal = 0;
    let above = 0;
    column = column.map((left, at) => {
      above = Math.min(left + 1, above + 1, diagonal + (signs[at] === sign ? 0 : 1));
      diagonal = left;
      return above;
    });
    if ((column.at(-1) ?? 0) <= 1) return true;
  }
  return false;
}
