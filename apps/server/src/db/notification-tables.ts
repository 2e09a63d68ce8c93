import type { NotificationSettings } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What calls agents, and where those are called who have no console open. */
export function createNotificationTables(
  { table, text, time, json, index }: Dialect,
  { agents, sessions }: { agents: { id: AnyPgColumn }; sessions: { id: AnyPgColumn } },
) {
  /** Whoever has no row is called as DEFAULT_NOTIFICATIONS says. */
  const notificationSettings = table("notification_settings", {
    agentId: text()
      .primaryKey()
      .references(() => agents.id, { onDelete: "cascade" }),
    settings: json<NotificationSettings>().notNull(),
  });

  /** Browsers that are called when no console is open. Whoever signs out there is called there no more. */
  const pushSubscriptions = table(
    "push_subscriptions",
    {
      /** A hash of `endpoint`: saying it again changes nothing. */
      id: text().primaryKey(),
      agentId: text()
        .notNull()
        .references(() => agents.id, { onDelete: "cascade" }),
      sessionId: text()
        .notNull()
        .references(() => sessions.id, { onDelete: "cascade" }),
      endpoint: text().notNull(),
      /** The browser's keys, by which what is said to it is encrypted. */
      p256dh: text().notNull(),
      auth: text().notNull(),
      createdAt: time().notNull(),
    },
    (t) => [index("push_subscriptions_agent").on(t.agentId)],
  );

  return { notificationSettings, pushSubscriptions };
}
