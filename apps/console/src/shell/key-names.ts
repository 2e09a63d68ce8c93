import { keysOf } from "./shortcuts.ts";

const onMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** How keyboards write what tinykeys names. */
const NAMES: Record<string, string> = {
  $mod: onMac ? "⌘" : "Ctrl",
  Control: "Ctrl",
  Meta: "⌘",
  Escape: "Esc",
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
  " ": "Space",
};

/** Each key of "$mod+k" or "g i" as a keyboard writes it: ["⌘", "K"]. */
export function keyNames(keys: string): string[] {
  if (keys === "") return [];
  return keys.split(" ").flatMap((press) => press.split(/(?<=.)\+/).map(nameOf));
}

/** The keys that do `id` now, for one line of text: "C", "⌘ K"; "" when there are none. */
export const shownKeys = (id: string): string => keyNames(keysOf(id)).join(" ");

function nameOf(key: string): string {
  return NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
