import { Refusal } from "../refusal.ts";

/** Further than this nobody plans: such a time is a slip of the hand. */
const FURTHEST_MS = 2 * 366 * 24 * 60 * 60 * 1000;

/** Refuses a time (ms since 1970) that is over, or too far away to be meant; `name` is the value's. */
export function checkFuture(name: string, at: number, now: number): void {
  if (at <= now) throw new Refusal("invalid", `${name}: this time is over, choose a later one.`);
  if (at > now + FURTHEST_MS)
    throw new Refusal("invalid", `${name}: this is more than two years away, choose a sooner one.`);
}
