/** "/" and what follows it, right before the cursor. */
export interface Slash {
  /** Where the "/" stands. */
  start: number;
  query: string;
}

/** No slash inside words, numbers and addresses: "and/or", "1/2" and "https://…" mean something else. */
const SLASH = /(?<![A-Za-z0-9/:._-])\/([\p{L}\p{N}_-]{0,40})$/u;

/** The canned reply being looked for at `cursor`, if any. */
export function slashAt(text: string, cursor: number): Slash | null {
  const found = SLASH.exec(text.slice(0, cursor));
  return found && { start: found.index, query: found[1] ?? "" };
}

/** Where the reply goes: the place of the slash and what was typed after it. */
export const placeOf = ({ start, query }: Slash): { start: number; end: number } => ({
  start,
  end: start + 1 + query.length,
});
