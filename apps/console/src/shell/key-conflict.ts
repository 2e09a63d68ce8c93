import { keysOf, SHORTCUTS, type Shortcut } from "./shortcuts.ts";

/**
 * The other shortcut that `keys` belongs to already, or that would never be reached or never reach its end:
 * "g" before "g i". Undefined when they are free.
 */
export function holderOf(keys: string, { id }: Pick<Shortcut, "id">): Shortcut | undefined {
  return SHORTCUTS.find((other) => {
    if (other.id === id) return false;
    return keysOf(other.id)
      .split(", ")
      .some((held) => held !== "" && collide(held.toLowerCase(), keys.toLowerCase()));
  });
}

const collide = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
