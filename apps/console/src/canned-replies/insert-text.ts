/**
 * Puts `text` in the place of what stands between two positions of a box, as if it was typed: ⌘Z takes it
 * back, and the box says `input`.
 */
export function insertText(
  box: HTMLTextAreaElement,
  { start, end }: { start: number; end: number },
  text: string,
): void {
  box.focus();
  box.setSelectionRange(start, end);
  // Nothing else writes into a box without making its history of changes useless.
  if (document.execCommand?.("insertText", false, text)) return;
  box.setRangeText(text, start, end, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
