import { signal } from "@preact/signals";

/** Whether the window in which the chat is closed for now is open. */
export const isClosingOpen = signal(false);

export function openClosing(): void {
  isClosingOpen.value = true;
}
