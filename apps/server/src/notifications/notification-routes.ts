import { notificationSettingsSchema } from "@foyer/protocol";
import type { Api, Guard } from "../http/api.ts";
import type { Notifications } from "./notification-settings.ts";

/** What calls oneself. */
export function notificationRoutes(
  api: Api,
  { guard, notifications }: { guard: Guard; notifications: Notifications },
): void {
  api.get("/me/notifications", (request) => notifications.of(guard.agent(request).agent.id));

  api.put("/me/notifications", { schema: { body: notificationSettingsSchema } }, (request) =>
    notifications.choose(guard.agent(request).agent.id, request.body),
  );
}
