import type { Visitor, VisitorPatch } from "@foyer/protocol";
import type { RefreshConversations } from "../conversations/refresh-conversations.ts";
import type { Db } from "../db/db.ts";
import type { ShowVisitor } from "./show-visitor.ts";
import type { VisitorNews } from "./visitor-news.ts";
import type { VisitorStore } from "./visitor-store.ts";

export type PatchVisitor = ReturnType<typeof createPatchVisitor>;

/** An agent notes a visitor's name or email; every list that shows the name follows. */
export function createPatchVisitor(deps: {
  db: Db;
  show: ShowVisitor;
  news: VisitorNews;
  visitors: VisitorStore;
  refresh: RefreshConversations;
}) {
  const { db, show, news, visitors, refresh } = deps;

  return async (id: string, patch: VisitorPatch): Promise<Visitor> => {
    await db.writes.write(async () => {
      const visitor = await visitors.lockedCurrent(id);
      await visitors.update(visitor.id, patch);
      return refresh.mark(visitor.id);
    }, refresh.publish);
    const visitor = await visitors.current(id);
    news(visitor.id);
    return show(visitor);
  };
}
