/** A change of a text: `insert` takes the place of what stands from `from` to `to`; then `select` is marked. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
  select: readonly [number, number];
}

/** What is marked in a text, from `start` to `end`. */
export interface Marked {
  text: string;
  start: number;
  end: number;
}

/** Sets what is marked between two marks, or takes those away that are there. */
export function wrap({ text, start, end }: Marked, mark: string): Edit {
  const inner = text.slice(start, end);
  const has = text.slice(start - mark.length, start) === mark && text.startsWith(mark, end);
  // One star of two is no mark of its own.
  const isHalf = mark === "*" && text[start - 2] === "*" && text[end + 1] === "*";
  if (has && !isHalf) {
    const from = start - mark.length;
    const to = end + mark.length;
    return { from, to, insert: inner, select: [from, from + inner.length] };
  }
  const at = start + mark.length;
  return { from: start, to: end, insert: mark + inner + mark, select: [at, at + inner.length] };
}

/** Makes what is marked a link; what is to be typed next is marked: the address, or the words where there are none. */
export function link({ text, start, end }: Marked): Edit {
  const inner = text.slice(start, end);
  const isAddress = /^(https?:\/\/|mailto:)\S+$/.test(inner);
  if (isAddress)
    return { from: start, to: end, insert: `[](${inner})`, select: [start + 1, start + 1] };
  const address = "https://";
  const at = start + inner.length + 3;
  return {
    ...{ from: start, to: end, insert: `[${inner}](${address})` },
    select: inner ? [at, at + address.length] : [start + 1, start + 1],
  };
}

/** How lines begin that are more than a paragraph. */
const BEGINNING = /^(#{1,6}\s+|\s*[-*•]\s+|\s*\d{1,9}[.)]\s+)/;

/** Begins each marked line so, or takes that away where all begin so; numbers count on. */
export function lines({ text, start, end }: Marked, kind: "heading" | "list" | "numbers"): Edit {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next < 0 ? text.length : next;
  const marked = text.slice(from, to).split("\n");
  const mark = (at: number) => ({ heading: "## ", list: "- ", numbers: `${at + 1}. ` })[kind];
  const has = marked.every((line, at) => line.startsWith(mark(at)));
  const changed = marked.map((line, at) =>
    has ? line.slice(mark(at).length) : mark(at) + line.replace(BEGINNING, ""),
  );
  const insert = changed.join("\n");
  const isOne = marked.length === 1;
  return { from, to, insert, select: [isOne ? from + insert.length : from, from + insert.length] };
}

/** A picture on a line of its own; brackets in its words would end them. */
export function picture({ text, start, end }: Marked, path: string, alt: string): Edit {
  const before = start > 0 && text[start - 1] !== "\n" ? "\n\n" : "";
  const after = end < text.length && text[end] !== "\n" ? "\n\n" : "";
  const words = alt.replace(/[[\]\s]+/g, " ").trim();
  const insert = `${before}![${words}](${path})${after}`;
  const at = start + insert.length;
  return { from: start, to: end, insert, select: [at, at] };
}

/** Does an edit in a box, in a way that the browser can take back. */
export function doEdit(box: HTMLTextAreaElement, { from, to, insert, select }: Edit): void {
  box.focus();
  box.setSelectionRange(from, to);
  // The other way, which all browsers know, empties the list of what can be taken back.
  const isDone = document.execCommand?.("insertText", false, insert);
  if (!isDone) {
    box.setRangeText(insert);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  box.setSelectionRange(...select);
}
