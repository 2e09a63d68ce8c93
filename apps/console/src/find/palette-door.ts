import { signal } from "@preact/signals";

/** Whether the window in which everything is found is open. */
export const isPaletteOpen = signal(false);

export function openPalette(): void {
  isPaletteOpen.value = true;
}

export function closePalette(): void {
  isPaletteOpen.value = false;
}
