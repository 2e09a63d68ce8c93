import { linesWithin, type Range } from "./line-window.ts";
import type { Line } from "./lines.ts";

/** Lines are drawn at the latest so far before they are seen, in pixels; */
export const NEAR = 400;
/** and then so far that a turn of the wheel need not draw again. */
const SPARE = 1_000;
/** What is farther away than this is let go of. */
const FAR = 2_500;

/** A log on the screen: its element, its lines, and which of them are drawn. */
export interface Drawn {
  log: HTMLElement;
  lines: readonly Line[];
  range: Range;
}

/** What is being read: a line, and how far below the log's upper edge it stands, in pixels. */
export interface Place {
  key: string;
  top: number;
  /** How far the log was scrolled then. */
  scrollTop: number;
}

/**
 * The elements of the drawn lines. message-list.tsx draws the room of those above, these lines, the room of those
 * below, and what is under way.
 */
export const elementsOf = ({ log, range }: Drawn): Element[] =>
  [...log.children].slice(1, 1 + range.to - range.from);

/**
 * Which other lines ought to be drawn: more where they end within `near` pixels of what is seen, fewer where they
 * reach too far.
 */
export function wantedRange(
  drawn: Drawn,
  heightOf: (key: string) => number,
  near: number,
): Range | undefined {
  const { log, lines, range } = drawn;
  const elements = elementsOf(drawn);
  const edge = log.getBoundingClientRect().top;
  const top = (elements[0]?.getBoundingClientRect().top ?? edge) - edge;
  const bottom = (elements.at(-1)?.getBoundingClientRect().bottom ?? edge) - edge;
  const [above, below] = [-top, bottom - log.clientHeight];
  const isShort = (range.from > 0 && above < near) || (range.to < lines.length && below < near);
  if (!isShort && above < FAR && below < FAR) return undefined;
  const heights = lines.map(({ key }) => heightOf(key));
  const view = { top: -SPARE, bottom: log.clientHeight + SPARE };
  const { from, to } = linesWithin(heights, { index: range.from, top }, view);
  const used = linesInUse(drawn);
  return { from: Math.min(from, ...used), to: Math.max(to, ...used.map((index) => index + 1)) };
}

/** The lines that must stay while somebody uses them: with the focus, marked text, or words being changed. */
function linesInUse(drawn: Drawn): number[] {
  const marked = document.getSelection();
  const ends = marked?.isCollapsed === false ? [marked.anchorNode, marked.focusNode] : [];
  const elements = elementsOf(drawn);
  const used = [document.activeElement, drawn.log.querySelector("textarea"), ...ends];
  return used.flatMap((node) => {
    const index = node ? elements.findIndex((element) => element.contains(node)) : -1;
    return index < 0 ? [] : [drawn.range.from + index];
  });
}

/** The first line that is seen. A day's line is none to hold on to: an earlier page takes it away. */
export function placeOf(drawn: Drawn): Place | undefined {
  const { scrollTop } = drawn.log;
  const edge = drawn.log.getBoundingClientRect().top;
  for (const [index, element] of elementsOf(drawn).entries()) {
    const { top, bottom } = element.getBoundingClientRect();
    const line = drawn.lines[drawn.range.from + index];
    if (bottom > edge && line && line.type !== "day")
      return { key: line.key, top: top - edge, scrollTop };
  }
  return undefined;
}

/** Scrolls so that what was read stands where it stood; unless somebody has scrolled on, and it is not said yet. */
export function keepPlace(drawn: Drawn, { key, top, scrollTop }: Place): void {
  const { log } = drawn;
  const isLowest = log.scrollTop >= log.scrollHeight - log.clientHeight - 1;
  if (log.scrollTop !== scrollTop && !isLowest) return;
  const element = elementOf(drawn, (line) => line.key === key);
  if (!element) return;
  const moved = element.getBoundingClientRect().top - log.getBoundingClientRect().top - top;
  if (moved !== 0) log.scrollTop += moved;
}

/** Scrolls the line of an event to the middle; undefined when it is not drawn. */
export function centre(drawn: Drawn, seq: number): HTMLElement | undefined {
  const element = elementOf(drawn, (line) => line.seq === seq && line.type !== "day");
  if (!(element instanceof HTMLElement)) return undefined;
  const { top, height } = element.getBoundingClientRect();
  const edge = drawn.log.getBoundingClientRect().top;
  drawn.log.scrollTop += top + height / 2 - edge - drawn.log.clientHeight / 2;
  return element;
}

function elementOf(drawn: Drawn, is: (line: Line) => boolean): Element | undefined {
  const { from, to } = drawn.range;
  const index = drawn.lines.slice(from, to).findIndex(is);
  return elementsOf(drawn)[index];
}
