import { signal } from "@preact/signals";

const SOUND_KEY = "foyer.sound";
const DESKTOP_KEY = "foyer.desktop";

/** On from the start: a visitor who waits unheard is worse than a sound too many. */
export const sound = signal(read(SOUND_KEY) !== "off");
export const desktop = signal(read(DESKTOP_KEY) === "on" && permission() === "granted");

export function setSound(on: boolean): void {
  sound.value = on;
  write(SOUND_KEY, on);
}

/** Asks the browser when it has to; false when it says no. */
export async function setDesktop(on: boolean): Promise<boolean> {
  const granted = on && permission() !== "absent" && (await ask()) === "granted";
  desktop.value = granted;
  write(DESKTOP_KEY, granted);
  return granted === on;
}

/** Whether this browser shows notifications at all, and was allowed to. */
export function permission(): NotificationPermission | "absent" {
  return typeof Notification === "undefined" ? "absent" : Notification.permission;
}

async function ask(): Promise<NotificationPermission> {
  return Notification.permission === "granted" ? "granted" : Notification.requestPermission();
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, on: boolean): void {
  try {
    localStorage.setItem(key, on ? "on" : "off");
  } catch {
    // Forbidden storage: the choice holds until the next load.
  }
}
