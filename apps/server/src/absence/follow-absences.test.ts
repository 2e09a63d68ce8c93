import { expect, test } from "vitest";
import type { Db } from "../db/db.ts";
import type { AbsenceProgress, AbsenceStore } from "./absence-store.ts";
import { createFollowAbsences } from "./follow-absences.ts";

/** A house in which agents say something in 300 conversations whenever somebody looks. */
function busyHouse() {
  let head = 1_000;
  let reached: AbsenceProgress = { name: "absences", change: 0, step: 0, since: 0 };
  const noted: string[] = [];
  const store = {
    lastChange: async () => head,
    progress: async () => reached,
    async changedAfter(change: number, limit: number) {
      head += 300;
      return Array.from({ length: Math.min(limit, head - change) }, (_, i) => ({
        ...{ id: `talk-${change + i}`, change: change + 1 + i, lastAt: 1, isUnread: true },
      }));
    },
    async proceed(from: AbsenceProgress, change: number) {
      reached = { ...from, change, step: from.step + 1 };
      return true;
    },
    look: async (id: string) => void noted.push(id),
  } as unknown as AbsenceStore;
  const db = { writes: { write: (work: () => unknown) => Promise.resolve().then(work) } };
  const clock = { now: () => 0 } as Parameters<typeof createFollowAbsences>[0]["clock"];
  return {
    follow: createFollowAbsences({ db: db as unknown as Db, clock, store }),
    noted,
    head: () => head,
  };
}

test("following ends, however much is answered meanwhile, and goes on with that the next time", async () => {
  const { follow, noted, head } = busyHouse();
  await follow();
  expect(noted.length).toBeGreaterThanOrEqual(1_000);
  expect(noted.length).toBeLessThan(head());
  const before = noted.length;
  await follow();
  expect(noted.length).toBeGreaterThan(before);
  expect(new Set(noted).size).toBe(noted.length);
});
