/**
 * Puts `css` to work in `root`. A constructed sheet is no inline style, so a strict policy allows
 * it; the element is for browsers without, and carries the page's nonce where there is one.
 * `others` are the sheets that are there already: who knows that there are none spares the browser the look.
 */
export function adoptSheet(
  root: ShadowRoot,
  css: string,
  others: readonly CSSStyleSheet[] = root.adoptedStyleSheets,
): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...others, sheet];
  } catch {
    const style = document.createElement("style");
    style.nonce = document.querySelector<HTMLElement>("[nonce]")?.nonce ?? "";
    style.textContent = css;
    root.append(style);
  }
}
