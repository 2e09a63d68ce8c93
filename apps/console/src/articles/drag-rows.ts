import { signal } from "@preact/signals";

/** Where what is dragged would go: in front of a row, behind it, or into it. */
export interface Drop {
  /** "article ID" or "folder ID"; "folder " for what stands in none. */
  row: string;
  where: "before" | "after" | "into";
}

/** What is being dragged, as rows are named, and where it would go. */
export const dragged = signal("");
export const drop = signal<Drop | null>(null);

/** So near to an end of the list, in pixels, it scrolls by so much at each move. */
const EDGE = 48;
const SCROLL = 12;

/**
 * Begins to drag the row `name` by its handle, with a mouse, a pen or a finger. `done` is called with the place
 * when it is let go over one; Escape ends it without.
 */
export function startDrag(event: PointerEvent, name: string, done: (at: Drop) => void): void {
  if (event.button !== 0) return;
  event.preventDefault();
  const handle = event.currentTarget as HTMLElement;
  const list = handle.closest<HTMLElement>(".rows");
  handle.setPointerCapture(event.pointerId);
  dragged.value = name;

  const move = ({ clientX, clientY }: PointerEvent) => {
    drop.value = dropAt(clientX, clientY, name);
    if (list) scrollAtEnds(list, clientY);
  };
  const end = (last: PointerEvent | null) => {
    const at = drop.peek();
    dragged.value = "";
    drop.value = null;
    ending.abort();
    if (last && at) done(at);
  };
  const ending = new AbortController();
  const { signal } = ending;
  handle.addEventListener("pointermove", move, { signal });
  handle.addEventListener("pointerup", end, { signal });
  handle.addEventListener("pointercancel", () => end(null), { signal });
  document.addEventListener(
    "keydown",
    (key) => {
      if (key.key === "Escape") end(null);
    },
    { signal },
  );
}

function dropAt(x: number, y: number, name: string): Drop | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-row]");
  const over = row?.dataset.row;
  if (!row || over === undefined || over === name) return null;
  const { top, height } = row.getBoundingClientRect();
  const half = y < top + height / 2 ? "before" : "after";
  const isFolder = over.startsWith("folder ");
  if (isFolder !== name.startsWith("folder "))
    return isFolder ? { row: over, where: "into" } : null;
  return { row: over, where: half };
}

function scrollAtEnds(list: HTMLElement, y: number): void {
  const { top, bottom } = list.getBoundingClientRect();
  if (y < top + EDGE) list.scrollTop -= SCROLL;
  else if (y > bottom - EDGE) list.scrollTop += SCROLL;
}
