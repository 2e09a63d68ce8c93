import type { Profile } from "@foyer/protocol";
import type { RefreshConversations } from "../conversations/refresh-conversations.ts";
import type { Db } from "../db/db.ts";
import { takeSaid } from "./take-profile.ts";
import type { VisitorStore } from "./visitor-store.ts";

export type SetAttributes = ReturnType<typeof createSetAttributes>;

/** What the page says of its visitor, unsigned; every list that shows the name follows. */
export function createSetAttributes(deps: {
  db: Db;
  visitors: VisitorStore;
  refresh: RefreshConversations;
}) {
  const { db, visitors, refresh } = deps;
  return (visitorId: string, profile: Profile): Promise<void> =>
    db.writes
      .write(async () => {
        const row = await visitors.lockedById(visitorId);
        const news = row ? takeSaid(row, profile) : {};
        if (Object.keys(news).length === 0) return [];
        await visitors.update(visitorId, news);
        return "name" in news ? refresh.mark(visitorId) : [];
      }, refresh.publish)
      .then(() => undefined);
}
