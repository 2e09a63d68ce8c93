import type { Visitor, VisitorPatch } from "@foyer/protocol";
import type { RefreshConversations } from "../conversations/refresh-conversations.ts";
import type { Db } from "../db/db.ts";
import type { Presence } from "../presence/presence.ts";
import { Refusal } from "../refusal.ts";
import { toVisitor, type VisitorStore } from "./visitor-store.ts";

export type PatchVisitor = ReturnType<typeof createPatchVisitor>;

/** An agent notes a visitor's name or email; every list that shows the name follows. */
export function createPatchVisitor(deps: {
  db: Db;
  presence: Presence;
  visitors: VisitorStore;
  refresh: RefreshConversations;
}) {
  const { db, presence, visitors, refresh } = deps;

  return async (id: string, patch: VisitorPatch): Promise<Visitor> => {
    await db.writes.write(async () => {
      const isThere = await visitors.update(id, patch);
      if (!isThere) throw new Refusal("not_found", "There is no such visitor.");
      return refresh.mark(id);
    }, refresh.publish);
    const visitor = await visitors.byId(id);
    if (!visitor) throw new Refusal("not_found", "There is no such visitor.");
    return toVisitor(visitor, presence.visitorIsHere(id));
  };
}
