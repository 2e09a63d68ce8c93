import { DEFAULT_NOTIFICATIONS, type NotificationSettings } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import type { NotificationStore } from "./notification-store.ts";

export type Notifications = ReturnType<typeof createNotifications>;

/** What calls each agent, and how. */
export function createNotifications({ db, store }: { db: Db; store: NotificationStore }) {
  /** By agent, of those of `agentIds` who have chosen; for the others DEFAULT_NOTIFICATIONS hold. */
  const ofAgents = (agentIds: string[]): Promise<Map<string, NotificationSettings>> =>
    store.ofAgents(agentIds);

  return {
    ofAgents,
    async of(agentId: string): Promise<NotificationSettings> {
      return (await ofAgents([agentId])).get(agentId) ?? DEFAULT_NOTIFICATIONS;
    },
    async choose(agentId: string, settings: NotificationSettings): Promise<NotificationSettings> {
      await db.writes.write(() => store.put(agentId, settings));
      return settings;
    },
  };
}
