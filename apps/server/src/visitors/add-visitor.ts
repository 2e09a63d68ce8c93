import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { VisitStore } from "./visit-store.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";

export type { VisitorRow } from "./visitor-store.ts";

/** What is known of somebody who comes for the first time. */
export type Newcomer = Omit<
  VisitorRow,
  | ("id" | "tokenHash" | "vouched" | "firstSeenAt" | "seenAt")
  | ("tags" | "mergedInto" | "invitedAt")
>;

/** What nobody has said or done yet. */
export const NOTHING_YET = { tags: "", mergedInto: null, invitedAt: null, vouched: [] };

export type AddVisitor = ReturnType<typeof createAddVisitor>;

/** Makes a visitor. The token is told once, here; only its hash is kept. */
export function createAddVisitor(deps: {
  db: Db;
  clock: Clock;
  store: VisitorStore;
  visits: VisitStore;
}) {
  const { db, clock, store, visits } = deps;
  return async (newcomer: Newcomer): Promise<{ visitor: VisitorRow; token: string }> => {
    const token = newSecret();
    const now = clock.now();
    const visitor: VisitorRow = {
      ...newcomer,
      id: nanoid(),
      tokenHash: hashOf(token),
      ...NOTHING_YET,
      firstSeenAt: now,
      seenAt: now,
    };
    await db.writes.write(async () => {
      await store.insert(visitor);
      if (visitor.page) await visits.add(visitor.id, visitor.page, now);
    });
    return { visitor, token };
  };
}
