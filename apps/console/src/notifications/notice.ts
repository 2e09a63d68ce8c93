import { signal } from "@preact/signals";
import { callTitle } from "./call-words.ts";
import type { Call } from "./calls.ts";

const KEY = "foyer.desktop";

/** Whether this browser shows notifications; it was asked by a button, and the agent may stop it here. */
export const desktop = signal(read() && permission() === "granted");

/** Whether this browser can show notifications, and was allowed to. */
export function permission(): NotificationPermission | "absent" {
  return typeof Notification === "undefined" ? "absent" : Notification.permission;
}

/** Asks the browser when it has to; resolves with false when it says no. */
export async function setDesktop(on: boolean): Promise<boolean> {
  const granted = on && (await ask()) === "granted";
  desktop.value = granted;
  write(granted);
  return granted === on;
}

async function ask(): Promise<NotificationPermission | "absent"> {
  return permission() === "default" ? Notification.requestPermission() : permission();
}

/** Shows a call; a click opens what it is about. A newer one of a conversation takes the older one's place. */
export function notice(call: Call, open: (call: Call) => void): void {
  if (!desktop.peek() || permission() !== "granted") return;
  try {
    const shown = new Notification(callTitle(call), {
      ...{
        body: call.text,
        tag: call.complaintId ?? call.conversationId,
        icon: "/console/icon-192.png",
      },
    });
    shown.onclick = () => {
      window.focus();
      open(call);
      shown.close();
    };
  } catch {
    // Phones show notifications of service workers alone: they are pushed to.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

function write(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // Forbidden storage: the choice holds until the next load.
  }
}
