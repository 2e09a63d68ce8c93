/** A piece of two texts: in both, or in the later or the earlier one alone. */
export interface Piece {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Words, single signs of scripts that have no words, spaces, and marks. */
const WORDS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}\p{M}]+|\s+|./gsu;
const LINES = /[^\n]*\n|[^\n]+$/g;

/** Comparing costs the product of both lengths: beyond it the pieces are shown as a whole. */
const COMPARED_MAX = 1_000_000;

/** What has become of `before`: by lines, and within changed lines by words. */
export function diff(before: string, after: string): Piece[] {
  const pieces: Piece[] = [];
  let removed = "";
  let added = "";
  const settle = () => {
    for (const piece of compare(parts(removed, WORDS), parts(added, WORDS))) put(pieces, piece);
    removed = added = "";
  };
  for (const { kind, text } of compare(parts(before, LINES), parts(after, LINES))) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      settle();
      put(pieces, { kind, text });
    }
  }
  settle();
  return pieces;
}

const parts = (text: string, pattern: RegExp): string[] => text.match(pattern) ?? [];

function put(pieces: Piece[], { kind, text }: Piece): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

function compare(before: readonly string[], after: readonly string[]): Piece[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const same = (list: readonly string[]): Piece[] => list.map((text) => ({ kind: "same", text }));
  return [
    ...same(before.slice(0, head)),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

/** By the longest run of what both have, in this order. */
function middle(before: readonly string[], after: readonly string[]): Piece[] {
  const width = after.length + 1;
  if (before.length * after.length > COMPARED_MAX) return whole(before, after);
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      pieces.push({ kind: "same", text: before[i++] ?? "" });
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      pieces.push({ kind: "removed", text: before[i++] ?? "" });
    } else {
      pieces.push({ kind: "added", text: after[j++] ?? "" });
    }
  }
  return [...pieces, ...whole(before.slice(i), after.slice(j))];
}

function whole(before: readonly string[], after: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  if (before.length > 0) pieces.push({ kind: "removed", text: before.join("") });
  if (after.length > 0) pieces.push({ kind: "added", text: after.join("") });
  return pieces;
}
