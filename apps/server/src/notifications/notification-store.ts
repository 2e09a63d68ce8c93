import { DEFAULT_NOTIFICATIONS, type NotificationSettings } from "@foyer/protocol";
import { inArray } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type NotificationStore = ReturnType<typeof createNotificationStore>;

/** The only SQL on what calls agents. */
export function createNotificationStore({ orm, tables: { notificationSettings } }: Db) {
  return {
    /** By agent, of those who have chosen anything. */
    async ofAgents(agentIds: string[]): Promise<Map<string, NotificationSettings>> {
      const rows = await orm
        .select()
        .from(notificationSettings)
        .where(inArray(notificationSettings.agentId, agentIds));
      // Who chose before there was a kind of call hears of it as everybody does.
      const all = ({ calls, ...rest }: NotificationSettings) => ({
        ...rest,
        calls: { ...DEFAULT_NOTIFICATIONS.calls, ...calls },
      });
      return new Map(rows.map(({ agentId, settings }) => [agentId, all(settings)]));
    },
    async put(agentId: string, settings: NotificationSettings): Promise<void> {
      await orm
        .insert(notificationSettings)
        .values({ agentId, settings })
        .onConflictDoUpdate({ target: notificationSettings.agentId, set: { settings } });
    },
  };
}
