import type { NotificationSettings } from "@foyer/protocol";
import { DEFAULT_NOTIFICATIONS } from "@foyer/protocol/calls";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { toast } from "../look/toasts.tsx";

/** What calls this agent, and how; as the server keeps it, on every device of theirs. */
export const settings = signal<NotificationSettings>(DEFAULT_NOTIFICATIONS);

/** Pulling at the volume says a lot: it is stored when it rests, in milliseconds. */
const SETTLE_MS = 400;

let timer: ReturnType<typeof setTimeout> | undefined;

const tabs =
  typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("foyer.calls");
tabs?.addEventListener("message", (event: MessageEvent<NotificationSettings>) => {
  settings.value = event.data;
});

/** Fetches them. When it fails what is known goes on, and the next connection asks again. */
export async function loadNotifications(): Promise<void> {
  try {
    const kept = await http.get<NotificationSettings>("/me/notifications");
    if (timer === undefined) settings.value = kept;
  } catch {
    // Said by the banner: the server is away.
  }
}

/** Changes them at once here and in the other tabs, and soon on the server. */
export function choose(change: Partial<NotificationSettings>): void {
  settings.value = { ...settings.value, ...change };
  tabs?.postMessage(settings.value);
  clearTimeout(timer);
  timer = setTimeout(save, SETTLE_MS);
}

async function save(): Promise<void> {
  try {
    await http.put("/me/notifications", settings.peek());
  } catch (error) {
    toast(reason(error), "bad");
  } finally {
    timer = undefined;
  }
}
