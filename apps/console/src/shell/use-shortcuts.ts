import type { Priority } from "@foyer/protocol";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { tinykeys } from "tinykeys";
import { setPriority } from "../conversations/conversation-acts.ts";
import { PRIORITIES } from "../conversations/label-names.ts";
import { openPalette } from "../find/palette-door.ts";
import { neighbour } from "../inbox/inbox-groups.ts";
import { sections } from "../inbox/inbox-lists.ts";

/** Keys that press what carries them in `data-shortcut`; what is not on the screen cannot be pressed. */
const PRESSING = ["c", "r", "n", "t", "f", "e", "z", "q", "o", "g", "s", "d"];

/** By the digits' places: some keyboards write them with Shift. */
const PRIORITY_KEYS = Object.keys(PRIORITIES).flatMap((priority, index) => [
  [`Digit${index + 1}`, priority as Priority] as const,
  [`Numpad${index + 1}`, priority as Priority] as const,
]);

/** Single keys outside text boxes, and ⌘K everywhere. */
export function useShortcuts(showSheet: () => void): void {
  const { route } = useLocation();
  useEffect(() => {
    const go = (step: number) => () => {
      const row = neighbour(sections.peek(), currentId(), step);
      if (row) route(`/console/conversations/${row.id}`);
    };
    const ranking = PRIORITY_KEYS.map(([code, priority]) => ({
      [code]: outsideText(() => rank(priority)),
    }));
    const pressing = PRESSING.map((key) => letter(key, () => press(key)));
    return tinykeys(
      window,
      Object.assign({}, ...pressing, ...ranking, letter("j", go(1)), letter("k", go(-1)), {
        "Shift+?": outsideText(showSheet),
        // Some keyboards write it without Shift.
        "?": outsideText(showSheet),
        // The hits of a search, while there are some on the screen.
        ",": outsideText(() => press(",")),
        ".": outsideText(() => press(".")),
        "$mod+k": (event: KeyboardEvent) => {
          event.preventDefault();
          openPalette();
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

function rank(priority: Priority): void {
  const id = currentId();
  if (id) void setPriority(id, priority);
}

function currentId(): string | undefined {
  return /\/conversations\/([^/]+)/.exec(location.pathname)?.[1];
}
