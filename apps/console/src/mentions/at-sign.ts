/** "@" and what follows it, right before the cursor. */
export interface AtSign {
  /** Where the "@" stands. */
  start: number;
  query: string;
}

/** No "@" inside words and addresses; a name may have up to four words. */
const AT = /(?<![A-Za-z0-9._%+-])@((?:[\p{L}\p{M}\p{N}.'’_-]+ ?){0,4})$/u;

/** Who is being looked for at `cursor`, if anybody. */
export function atSignAt(text: string, cursor: number): AtSign | null {
  const found = AT.exec(text.slice(Math.max(0, cursor - 200), cursor));
  return found && { start: cursor - found[0].length, query: found[1] ?? "" };
}
