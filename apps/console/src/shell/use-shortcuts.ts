import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { tinykeys } from "tinykeys";
import { neighbour } from "../inbox/inbox-groups.ts";
import { sections } from "../inbox/inbox-lists.ts";
import { SEARCH_ID } from "../inbox/search-field.tsx";

/** Keys that press what carries them in `data-shortcut`; what is not on the screen cannot be pressed. */
const PRESSING = ["c", "r", "n", "t", "f", "e"];

/** Single keys outside text boxes, and ⌘K everywhere. */
export function useShortcuts(showSheet: () => void): void {
  const { route } = useLocation();
  useEffect(() => {
    const go = (step: number) => () => {
      const row = neighbour(sections.peek(), currentId(), step);
      if (row) route(`/console/conversations/${row.id}`);
    };
    const pressing = PRESSING.map((key) => letter(key, () => press(key)));
    return tinykeys(
      window,
      Object.assign({}, ...pressing, letter("j", go(1)), letter("k", go(-1)), {
        "Shift+?": outsideText(showSheet),
        // Some keyboards write it without Shift.
        "?": outsideText(showSheet),
        "$mod+k": (event: KeyboardEvent) => {
          event.preventDefault();
          toSearch(route);
        },
      }),
    );
  }, []);
}

/** A letter, also where the keyboard writes Cyrillic, Hangul or Arabic in its place. */
function letter(key: string, act: () => void) {
  const acts = outsideText(act);
  return {
    [key]: acts,
    [`Key${key.toUpperCase()}`]: (event: KeyboardEvent) => {
      if (!/^[a-z]$/i.test(event.key)) acts(event);
    },
  };
}

function outsideText(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const target = event.target as HTMLElement;
    const writes = target.closest("input, textarea, select, [contenteditable]");
    if (writes || event.isComposing || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    act();
  };
}

function press(key: string): void {
  document.querySelector<HTMLElement>(`[data-shortcut="${key}"]:not(:disabled)`)?.click();
}

function currentId(): string | undefined {
  return /\/conversations\/([^/]+)/.exec(location.pathname)?.[1];
}

function toSearch(route: (url: string) => void): void {
  if (!document.getElementById(SEARCH_ID)) route("/console/");
  requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
}
