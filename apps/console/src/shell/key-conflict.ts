import { keysOf, SHORTCUTS, type Shortcut, type Where } from "./shortcuts.ts";

/**
 * The other shortcut that `keys` belongs to already, or that would never be reached or never reach its end:
 * "g" before "g i". Undefined when they are free.
 */
export function holderOf(keys: string, { id }: Pick<Shortcut, "id">): Shortcut | undefined {
  const own = SHORTCUTS.find((one) => one.id === id);
  return SHORTCUTS.find((other) => {
    if (other.id === id || (own && areApart(own.where, other.where))) return false;
    return keysOf(other.id)
      .split(", ")
      .some((held) => held !== "" && collide(held.toLowerCase(), keys.toLowerCase()));
  });
}

/** Screens of their own: a key may mean one thing there and another in the inbox. */
const ALONE: readonly Where[] = ["suggestions", "follow-ups"];

const areApart = (a: Where, b: Where): boolean =>
  a !== b && (ALONE.includes(a) || ALONE.includes(b)) && ![a, b].includes("everywhere");

const collide = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
