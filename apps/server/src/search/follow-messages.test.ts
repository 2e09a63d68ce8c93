import { expect, test } from "vitest";
import type { Db } from "../db/db.ts";
import { createFollowMessages } from "./follow-messages.ts";
import type { HeardEvent, IndexStore } from "./index-store.ts";

/** A house in which something is said whenever somebody looks: 100 conversations change with each look. */
function busyHouse() {
  let head = 1_000;
  let reached = { change: 0, step: 0 };
  const store = {
    head: async () => head,
    progress: async () => reached,
    async changedAfter(change: number, limit: number) {
      head += 100;
      const count = Math.min(limit, head - change);
      return Array.from({ length: count }, (_, i) => ({
        ...{ id: `talk-${change + i}`, seq: 1, change: change + 1 + i, indexed: 0 },
      }));
    },
    unindexed: async (after: number, last: number) =>
      Array.from({ length: last - after }, (_, i) => ({
        ...{ conversationId: `talk-${after + i}`, seq: 1, at: 1 },
        body: { type: "message", text: "Hello" },
      })),
    async proceed(from: { step: number }, change: number) {
      reached = { change, step: from.step + 1 };
      return true;
    },
    put: async () => [],
    putSpellings: async () => {},
    reached: async () => {},
  } as unknown as IndexStore;
  const db = {
    locks: {
      async onlyOne(_: string, run: () => Promise<void>) {
        await run();
        return true;
      },
    },
    writes: { write: (work: () => unknown) => Promise.resolve().then(work) },
  } as unknown as Db;
  const heard: HeardEvent[] = [];
  const onEvents = async (events: readonly HeardEvent[]) => void heard.push(...events);
  return { follow: createFollowMessages({ db, store, onEvents }).follow, heard, head: () => head };
}

test("following ends, however much is said meanwhile, and goes on with that the next time", async () => {
  const { follow, heard, head } = busyHouse();
  await follow();
  const first = heard.length;
  expect(first).toBeGreaterThanOrEqual(1_000);
  expect(first).toBeLessThan(head());
  await follow();
  expect(heard.length).toBeGreaterThan(first);
  expect(new Set(heard.map(({ conversationId }) => conversationId)).size).toBe(heard.length);
});
