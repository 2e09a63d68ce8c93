/** Heights of a row and of a heading, in pixels: inbox.css says the same. */
export const ROW = 62;
export const HEADING = 33;

/** Rows drawn above and below what is seen, so that a fast wheel finds them there. */
const SPARE = 12;

/** What is drawn of a section: its rows `from` … `to` (not included). */
export interface Drawn {
  from: number;
  to: number;
}

/** What of sections with `lengths` rows is drawn when `height` pixels from `top` on are seen. */
export function drawnRows(lengths: readonly number[], top: number, height: number): Drawn[] {
  let begin = 0;
  return lengths.map((length) => {
    const first = begin + HEADING;
    begin = first + length * ROW;
    const from = Math.floor((top - first) / ROW) - SPARE;
    const to = Math.ceil((top + height - first) / ROW) + SPARE;
    return { from: within(from, length), to: within(to, length) };
  });
}

/** Where the row `index` of the section `section` begins, in pixels from the top of the list. */
export function topOf(lengths: readonly number[], section: number, index: number): number {
  const before = lengths.slice(0, section).reduce((sum, length) => sum + HEADING + length * ROW, 0);
  return before + HEADING + index * ROW;
}

const within = (at: number, length: number): number => Math.min(length, Math.max(0, at));
