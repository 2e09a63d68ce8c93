import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Call } from "../push/calls-of.ts";
import { callOf } from "./change-complaint.ts";
import type { ComplaintStore } from "./complaint-store.ts";

/** Complaints that one run reminds of: the next one goes on. */
const AT_ONCE = 200;

/** So long before a complaint is due its owner is reminded first, in milliseconds. */
export const SOON_MS = 24 * 60 * 60 * 1000;

/**
 * Reminds owners a day before their complaints are due, and once they are overdue. That it was done is stored before
 * anybody is called: of several nodes one calls, and none does so again after a restart.
 */
export function createRemindOwners(deps: {
  db: Db;
  clock: Clock;
  store: ComplaintStore;
  call(calls: Call[]): void;
  changed: () => void;
}) {
  const { db, clock, store, call, changed } = deps;

  return async (): Promise<void> => {
    const now = clock.now();
    const rows = await db.writes.write(async () => {
      await db.lock("complaints");
      const due = await store.toRemind(now, now + SOON_MS, AT_ONCE);
      for (const { id, dueAt } of due)
        await store.update(id, dueAt <= now ? { lateFor: dueAt } : { soonFor: dueAt });
      return due;
    });
    if (rows.length === 0) return;
    call(rows.flatMap((row) => callOf(row, null)));
    changed();
  };
}
