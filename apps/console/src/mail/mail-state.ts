import type { MailState } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";

/** How mail does; null until it was read. */
export const mailState = signal<MailState | null>(null);
/** Why it could not be read; "" when it could. */
export const mailError = signal("");

/** How old what is looked at may be, in milliseconds: mails are tried again meanwhile. */
const AGAIN_MS = 5_000;

export async function loadMail(): Promise<void> {
  try {
    mailState.value = await http.get<MailState>("/mail");
    mailError.value = "";
  } catch (error) {
    mailError.value = reason(error);
  }
}

/** Keeps it up to date while it is looked at. Returns what ends it. */
export function followMail(): () => void {
  void loadMail();
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") void loadMail();
  }, AGAIN_MS);
  return () => clearInterval(timer);
}
