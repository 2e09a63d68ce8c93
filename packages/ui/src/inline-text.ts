/** A piece of one line of light formatting. */
export type Inline =
  | string
  | { type: "bold" | "italic"; parts: Inline[] }
  | { type: "code"; text: string }
  | { type: "link"; href: string; text: string };

/** Where something other than plain text may begin. */
const OPENER = /\*\*?|`|\[|https?:\/\/|mailto:/gi;

/** `[text](address)`. The text stops at the next bracket, so that "[[[[" costs no second look. */
const NAMED_LINK = /\[([^[\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()]+)\)/iy;

/** A bare address ends at a space, a quote or the full-width marks that Chinese and Japanese set. */
const BARE_LINK = /(?:https?:\/\/|mailto:)[^\s<>"、。，！？；：（）「」]+/iy;

/** Marks that end a sentence, rather than an address. */
const TRAILING = ".,;:!?'*_";

const WORD = /[A-Za-z0-9]/;

/**
 * Reads one line's **bold**, *italic*, `code`, [named](https://…) and bare links. What is not
 * closed stays as it was typed. Looks at every sign a bounded number of times, whatever the input.
 */
export function readInline(line: string): Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  const opener = new RegExp(OPENER);
  for (let found = opener.exec(line); found; found = opener.exec(line)) {
    const piece = readPiece(line, found.index, found[0]);
    if (!piece) continue;
    if (found.index > done) parts.push(line.slice(done, found.index));
    parts.push(piece.part);
    done = piece.end;
    opener.lastIndex = done;
  }
  if (done < line.length) parts.push(line.slice(done));
  return parts;
}

interface Piece {
  part: Inline;
  end: number;
}

function readPiece(line: string, at: number, opener: string): Piece | undefined {
  if (opener === "[") return readNamedLink(line, at);
  if (opener === "`" || opener[0] === "*") return readMarked(line, at, opener);
  return readBareLink(line, at);
}

/** What stands between two equal marks; only the next mark can close, so no search is repeated. */
function readMarked(line: string, at: number, mark: string): Piece | undefined {
  const start = at + mark.length;
  const close = line.indexOf(mark, start);
  const text = line.slice(start, close);
  const end = close + mark.length;
  if (close <= start || text.trim() !== text) return;
  if (mark === "`") return { part: { type: "code", text }, end };
  // 2*3*4 is a sum.
  if (mark === "*" && (WORD.test(line[at - 1] ?? "") || WORD.test(line[end] ?? ""))) return;
  return { part: { type: mark === "*" ? "italic" : "bold", parts: readInline(text) }, end };
}

function readNamedLink(line: string, at: number): Piece | undefined {
  NAMED_LINK.lastIndex = at;
  const [all, text = "", href = ""] = NAMED_LINK.exec(line) ?? [];
  if (all) return { part: { type: "link", href, text }, end: at + all.length };
}

function readBareLink(line: string, at: number): Piece | undefined {
  BARE_LINK.lastIndex = at;
  const text = trimTrailing(BARE_LINK.exec(line)?.[0] ?? "");
  if (/[/:][^/:]/.test(text))
    return { part: { type: "link", href: text, text }, end: at + text.length };
}

/** A bracket at the end belongs to the address only if it was opened there. */
function trimTrailing(text: string): string {
  let end = text.length;
  const closers = text.includes("(") ? TRAILING : `${TRAILING})]`;
  while (end > 0 && closers.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
