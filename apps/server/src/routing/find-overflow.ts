import type { OtherWay, QueueLimit } from "@foyer/protocol";

/** Somebody who waits. */
export interface InLine {
  id: string;
  siteId: string;
  teamId: string | null;
  waitingSince: number | null;
  /** What they were shown already; null: nothing. */
  overflow: string | null;
}

export interface Overflow {
  id: string;
  why: "length" | "wait";
  way: OtherWay;
}

/**
 * Who is to be shown another way: those who waited for too long, and the last of a queue that is too long. Each
 * once while they wait, by the first limit that fits. Pure; `now` in ms since 1970.
 */
export function findOverflow(
  waiting: readonly InLine[],
  limits: readonly QueueLimit[],
  now: number,
): Overflow[] {
  const found = new Map<string, Overflow>();
  for (const { of, waiting: most, minutes, way } of limits) {
    const line = waiting
      .filter((one) => ("teamId" in of ? one.teamId === of.teamId : one.siteId === of.siteId))
      .sort((one, other) => (one.waitingSince ?? now) - (other.waitingSince ?? now));
    for (const [i, { id, overflow, waitingSince }] of line.entries()) {
      if (overflow !== null || found.has(id)) continue;
      const waited = now - (waitingSince ?? now);
      if (minutes !== null && waited >= minutes * 60_000) found.set(id, { id, why: "wait", way });
      else if (most !== null && i >= most) found.set(id, { id, why: "length", way });
    }
  }
  return [...found.values()];
}
