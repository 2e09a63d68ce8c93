import { useEffect, useRef, useState } from "preact/hooks";

/** Height of a row in pixels, wide and on a phone: live.css says the same. */
const ROW = 64;
const ROW_NARROW = 118;
const NARROW = "(max-width: 760px)";

/** Rows drawn above and below what is seen. */
const SPARE = 8;

/** Which of `length` rows of one height are drawn: those in sight of the box that `box` is given to, and some more. */
export function useRowWindow(length: number) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 1_000 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    return () => {
      element.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
    };
  }, []);
  const row = matchMedia(NARROW).matches ? ROW_NARROW : ROW;
  const from = Math.max(0, Math.min(length, Math.floor(seen.top / row) - SPARE));
  const to = Math.min(length, Math.ceil((seen.top + seen.height) / row) + SPARE);
  return { box, from, to, before: from * row, after: Math.max(0, length - to) * row };
}
