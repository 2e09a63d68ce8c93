import type { RepeatedCause } from "@foyer/protocol";
import type { CauseRow } from "./complaint-store.ts";

/**
 * The causes of complaints that came between `since` and `until`, the most frequent first, each beside how often it was
 * as long before that. `rows` are those of both times; one cause is the same in whatever letters.
 */
export function repeatedCauses(
  rows: readonly CauseRow[],
  { since }: { since: number },
): RepeatedCause[] {
  const byKey = new Map<string, RepeatedCause>();
  for (const { categoryId, cause, at, closedAt } of rows) {
    const key = JSON.stringify([categoryId, cause.toLowerCase()]);
    const known = byKey.get(key) ?? { categoryId, cause, count: 0, before: 0, open: 0, lastAt: 0 };
    byKey.set(key, known);
    if (at < since) known.before += 1;
    else known.count += 1;
    if (closedAt === null) known.open += 1;
    // As it was written last.
    if (at >= known.lastAt) Object.assign(known, { lastAt: at, cause });
  }
  return [...byKey.values()]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
}
