import type { Hours } from "@foyer/protocol";
import { openTimeBetween } from "../hours/open-time.ts";
import type { OpenTime } from "./facts.ts";

/** Kept, for openings that were found are kept by the hours that they are of. */
const planned = new WeakMap<Hours, Hours>();

/** How long it was open between two moments, by hours; a site without hours is always open. */
export function openTimeOf(hours: Hours | null | undefined): OpenTime {
  if (!hours) return (from, to) => Math.max(0, to - from);
  // "Closed until" is said of now: what was before is as it was.
  const plan = planned.get(hours) ?? { ...hours, closedUntil: null };
  planned.set(hours, plan);
  return (from, to) => openTimeBetween(plan, from, to);
}
