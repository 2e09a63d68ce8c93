import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** So near the end counts as being there, in pixels. */
const AT_END = 60;
/** So near the top the earlier page is asked for, in pixels. */
const NEAR_TOP = 400;

interface Options {
  /** First and last seq shown, 0 when empty. */
  first: number;
  last: number;
  /** Lines below the log: pending ones and typing signs; they count as the end, too. */
  tail: number;
  loadEarlier(): void;
}

/** Keeps the log at its end while one is there, and still while one reads further up. */
export function useLogScroll({ first, last, tail, loadEarlier }: Options) {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef({ atEnd: true, height: 0, first: 0 });
  const [seen, setSeen] = useState(0);
  const [atEnd, setAtEnd] = useState(true);

  function standAtEnd(is: boolean): void {
    held.current.atEnd = is;
    setAtEnd(is);
    if (is) setSeen(last);
  }

  function toEnd(): void {
    const log = box.current;
    if (!log) return;
    log.scrollTop = log.scrollHeight;
    standAtEnd(true);
  }

  // Runs for each change of what is shown.
  useLayoutEffect(() => {
    const log = box.current;
    if (!log) return;
    const { height, first: before } = held.current;
    if (held.current.atEnd) toEnd();
    // An earlier page came in front: what one reads stays where it is.
    else if (before > 0 && first < before) log.scrollTop += log.scrollHeight - height;
    held.current.height = log.scrollHeight;
    held.current.first = first;
  }, [first, last, tail]);

  // The composer grows, a phone turns, an article unfolds: the end stays the end.
  useEffect(() => {
    const log = box.current;
    if (!log || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => {
      if (held.current.atEnd) log.scrollTop = log.scrollHeight;
    });
    observer.observe(log);
    return () => observer.disconnect();
  }, []);

  function onScroll(): void {
    const log = box.current;
    if (!log) return;
    standAtEnd(log.scrollHeight - log.scrollTop - log.clientHeight < AT_END);
    if (log.scrollTop < NEAR_TOP) loadEarlier();
  }

  return { box, onScroll, toEnd, seen, atEnd };
}
