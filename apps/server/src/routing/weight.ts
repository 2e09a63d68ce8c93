import type { Priority } from "@foyer/protocol";

const LEVELS: Record<Priority, number> = { urgent: 3, high: 2, normal: 1, low: 0 };

/** What the order of a queue is made of; `waitingSince` in ms since 1970. */
export interface Weighed {
  id: string;
  priority: Priority;
  waitingSince: number | null;
}

/**
 * How much somebody is to be served now: their priority (0 to 3), and one more for each `boostMinutes` of
 * waiting (null: none).
 */
export function weight(
  { priority, waitingSince }: Weighed,
  now: number,
  boostMinutes: number | null,
): number {
  const minutes = Math.max(0, now - (waitingSince ?? now)) / 60_000;
  return LEVELS[priority] + (boostMinutes === null ? 0 : minutes / boostMinutes);
}

/** Who is served first comes first; of equals who has waited longer. */
export function inOrder<T extends Weighed>(
  waiting: readonly T[],
  now: number,
  boostMinutes: number | null,
): T[] {
  return [...waiting].sort(
    (one, other) =>
      weight(other, now, boostMinutes) - weight(one, now, boostMinutes) ||
      (one.waitingSince ?? now) - (other.waitingSince ?? now) ||
      (one.id < other.id ? -1 : 1),
  );
}
