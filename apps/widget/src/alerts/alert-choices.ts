import type { Chat } from "../chat.ts";
import { changed } from "../signal.ts";

/** How the visitor is told of what they do not see: a sound, and a number in the page's title. */
export type Alert = "sound" | "badge";

/** On until it was switched off in this browser. */
export const isOn = (chat: Chat, alert: Alert): boolean => chat.storage.get(alert) !== "off";

/** Switches it, and remembers. */
export function toggle(chat: Chat, alert: Alert): void {
  chat.storage.set(alert, isOn(chat, alert) ? "off" : null);
  changed();
}
