import { shownKeys } from "./key-names.ts";

/** The key of a shortcut beside what it does; nothing where it has none. */
export function Key({ of }: { of: string }) {
  const keys = shownKeys(of);
  return keys ? <kbd>{keys}</kbd> : null;
}
