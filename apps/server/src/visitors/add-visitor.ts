import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";

/** What is known of somebody who comes for the first time. */
export type Newcomer = Omit<VisitorRow, "id" | "tokenHash" | "vouched" | "firstSeenAt" | "seenAt">;

export type AddVisitor = ReturnType<typeof createAddVisitor>;

/** Makes a visitor. The token is told once, here; only its hash is kept. */
export function createAddVisitor(deps: { db: Db; clock: Clock; store: VisitorStore }) {
  const { db, clock, store } = deps;
  return async (newcomer: Newcomer): Promise<{ visitor: VisitorRow; token: string }> => {
    const token = newSecret();
    const now = clock.now();
    const visitor: VisitorRow = {
      ...newcomer,
      id: nanoid(),
      tokenHash: hashOf(token),
      vouched: [],
      firstSeenAt: now,
      seenAt: now,
    };
    await db.writes.write(() => store.insert(visitor));
    return { visitor, token };
  };
}
