import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { rangeOf, type Span } from "./line-span.ts";
import { heightOf } from "./line-window.ts";
import type { Line } from "./lines.ts";
import { createLogWindow, endOf } from "./log-window.ts";
import { showLog, shownLines } from "./shown-log.ts";

/**
 * Draws of a log only the lines around what is seen, with empty room for the others, so that a key or a click costs
 * the same however long the talk is. `last`: the last seq shown, 0 when empty.
 */
export function useLogWindow(conversationId: string, lines: readonly Line[], last: number) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(last);
  const [atEnd, setAtEnd] = useState(true);
  const onEnd = useRef((_: boolean) => {});
  onEnd.current = (is) => {
    setAtEnd(is);
    if (is) setSeen(last);
  };
  const [log] = useState(() =>
    createLogWindow({
      ...{ conversationId, draw: (next) => setSpan(next), onEnd: (is) => onEnd.current(is) },
    }),
  );
  const heights = log.heightsOf(lines);
  const [span, setSpan] = useState(() => endOf(lines, heights));
  const range = rangeOf(lines, span);
  const before = useRef<Span>(undefined);
  const isMoved = before.current !== span;

  useLayoutEffect(() => {
    if (box.current) log.onDrawn({ log: box.current, lines, range }, span);
    before.current = span;
    if (isMoved) shownLines.value += 1;
  });
  useLayoutEffect(() => showLog({ conversationId, bring: log.bring }), [conversationId]);
  useEffect(() => log.close, []);
  useEffect(() => {
    if (!box.current || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(log.onResize);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  return {
    ...{ box, range, seen, atEnd, isMoved, toEnd: log.toEnd, onScroll: log.onScroll },
    /** The room of what is not drawn, in pixels. */
    above: heightOf(heights, 0, range.from),
    below: heightOf(heights, range.to, lines.length),
  };
}
