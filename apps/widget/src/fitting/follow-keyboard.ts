/** A visual viewport that is smaller than the window by so many pixels has a keyboard below it. */
const KEYBOARD_MIN = 120;

/**
 * Keeps `box` within what the keyboard leaves: only the visual viewport tells that. A panel that fills the screen
 * follows it always, one in an element of the page while it is written in. Returns how to stop.
 */
export function followKeyboard(box: HTMLElement, isInline = false): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};

  function place(top?: number, height?: number): void {
    set(box, "--view-top", top);
    set(box, "--view-height", height);
  }

  function fit(): void {
    if (!view) return;
    if (!isInline) {
      place(view.offsetTop, view.height);
      return;
    }
    const above = box.parentNode instanceof ShadowRoot ? box.parentNode.host : box;
    const { top, height } = above.getBoundingClientRect();
    const writes = (box.getRootNode() as ShadowRoot).activeElement;
    const isCovered = view.scale === 1 && innerHeight - view.height > KEYBOARD_MIN;
    const start = Math.max(0, view.offsetTop - top);
    const end = Math.min(height, view.offsetTop + view.height - top);
    if (writes && isCovered && end > start) place(start, end - start);
    else place();
  }

  const signs = [
    ["resize", view],
    ["scroll", view],
    ["focusin", box],
    ["focusout", box],
  ] as const;
  for (const [sign, of] of signs) of.addEventListener(sign, fit);
  if (isInline) addEventListener("scroll", fit, { passive: true });
  fit();
  return () => {
    for (const [sign, of] of signs) of.removeEventListener(sign, fit);
    removeEventListener("scroll", fit);
  };
}

function set(box: HTMLElement, name: string, pixels?: number): void {
  if (pixels === undefined) box.style.removeProperty(name);
  else box.style.setProperty(name, `${pixels}px`);
}
