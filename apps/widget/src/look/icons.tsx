import type { JSX } from "preact";

const PATHS = {
  attach: "M20 11l-8 8a5 5 0 0 1-7-7l8-8a3 3 0 0 1 5 5l-8 8a1 1 0 0 1-2-2l7-7",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  next: "M10 6l6 6-6 6",
  search: "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l4.5 4.5",
  send: "M5 12h13M12 6l6 6-6 6",
};

/** A line drawing; those that point turn with the direction of reading. */
export function icon(name: keyof typeof PATHS): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class={`i-${name}`}>
      <path d={PATHS[name]} />
    </svg>
  );
}
