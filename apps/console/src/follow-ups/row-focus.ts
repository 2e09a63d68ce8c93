const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".follow-row")];

/** The row that has the focus, else the first one. */
export const currentRow = (): HTMLElement | undefined =>
  rows().find((row) => row.contains(document.activeElement)) ?? rows()[0];

/** Moves the focus to the next row, or the one before. */
export function stepRow(step: 1 | -1): void {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + step))];
  next?.querySelector("a")?.focus();
}

/** Presses a button of a row. */
export function pressIn(row: HTMLElement | undefined, button: string): void {
  row?.querySelector<HTMLElement>(button)?.click();
}
