import { heightsOf as knownHeights } from "./line-heights.ts";
import { isSame, type Span, spanOf } from "./line-span.ts";
import { lastLines, linesWithin, type Range } from "./line-window.ts";
import type { Line } from "./lines.ts";
import {
  centre,
  type Drawn,
  elementsOf,
  keepPlace,
  NEAR,
  type Place,
  placeOf,
  wantedRange,
} from "./log-lines.ts";

/** So near the end counts as being there, in pixels. */
const AT_END = 60;

/** So long after a log is opened the lines beyond what is seen are drawn, in milliseconds. */
const SPARE_MS = 100;

/** How much of a log is seen at once, in pixels: as it was last. */
let seenHeight = Number.POSITIVE_INFINITY;

interface Options {
  conversationId: string;
  draw(span: Span): void;
  /** Whether the end is on the screen. */
  onEnd(isThere: boolean): void;
}

/** Where to go as soon as it is drawn, and who waits for it. */
interface Goal {
  seq: number;
  done(line: HTMLElement | undefined): void;
}

/** The end of a log, as much of it as is seen. */
export const endOf = (lines: readonly Line[], heights: readonly number[]): Span =>
  spanOf(lines, lastLines(heights, Math.min(seenHeight, window.innerHeight)));

/** Says which lines of a log are drawn, and keeps it where it stands: at its end, or at what is read. */
export function createLogWindow({ conversationId, draw, onEnd }: Options) {
  const heights = knownHeights(conversationId);
  let drawn: Drawn | undefined;
  let span: Span | undefined;
  let atEnd = true;
  let place: Place | undefined;
  let goal: Goal | undefined;
  let width = 0;
  /** Until then only what is seen is drawn: it is to be there at once. */
  let spare: ReturnType<typeof setTimeout> | undefined;

  const heightsOf = (lines: readonly Line[]) => lines.map(({ key }) => heights.of(key));

  function want(range: Range | undefined): void {
    const next = range && drawn && spanOf(drawn.lines, range);
    if (next && !(span && isSame(next, span))) draw(next);
  }

  /** Without layout, as where the log is not on the screen, nothing is known of what is seen. */
  function look(): void {
    if (!drawn || drawn.log.clientHeight === 0) return;
    seenHeight = drawn.log.clientHeight;
    want(wantedRange(drawn, heights.of, spare === undefined ? NEAR : 0));
  }

  function drawSpare(): void {
    spare = undefined;
    look();
  }

  function standAtEnd(is: boolean): void {
    atEnd = is;
    onEnd(is);
  }

  function toEnd(): void {
    if (!drawn) return;
    const { log, lines, range } = drawn;
    if (range.to < lines.length) draw(endOf(lines, heightsOf(lines)));
    log.scrollTop = log.scrollHeight;
    standAtEnd(true);
  }

  function arrive(now: Drawn, { seq, done }: Goal): void {
    goal = undefined;
    const line = centre(now, seq);
    standAtEnd(isAtEnd(now.log));
    done(line);
  }

  return {
    heightsOf,
    toEnd,
    /** What is drawn now. To be told after each redraw, before it is painted. */
    onDrawn(now: Drawn, its: Span): void {
      if (!drawn) spare = setTimeout(drawSpare, SPARE_MS);
      drawn = now;
      span = its;
      for (const [index, element] of elementsOf(now).entries()) {
        const line = now.lines[now.range.from + index];
        if (line) heights.measured(line.key, element.getBoundingClientRect().height);
      }
      if (goal) arrive(now, goal);
      else if (atEnd) toEnd();
      else if (place) keepPlace(now, place);
      place = placeOf(now);
      look();
    },
    onScroll(): void {
      if (!drawn) return;
      standAtEnd(isAtEnd(drawn.log));
      place = placeOf(drawn);
      look();
    },
    /** The composer grows, a phone turns: the end stays the end. In another width lines break elsewhere. */
    onResize(): void {
      if (!drawn) return;
      const { log } = drawn;
      if (width > 0 && width !== log.clientWidth) heights.forget();
      width = log.clientWidth;
      if (atEnd) log.scrollTop = log.scrollHeight;
      look();
    },
    /** The log leaves the screen. */
    close: () => clearTimeout(spare),
    /** Scrolls what was said to the middle; undefined where the log has no such line. */
    bring(seq: number): Promise<HTMLElement | undefined> {
      return new Promise((done) => {
        const index = drawn?.lines.findIndex((line) => line.seq === seq) ?? -1;
        if (!drawn || index < 0) return done(undefined);
        goal?.done(undefined);
        goal = { seq, done };
        const around = { top: -window.innerHeight, bottom: window.innerHeight };
        const range = linesWithin(heightsOf(drawn.lines), { index, top: 0 }, around);
        draw(spanOf(drawn.lines, range));
      });
    },
  };
}

const isAtEnd = (log: HTMLElement): boolean =>
  log.scrollHeight - log.scrollTop - log.clientHeight < AT_END;
