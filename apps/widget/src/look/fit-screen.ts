/**
 * On a phone the panel fills what the keyboard leaves: only the visual viewport tells that.
 * Returns how to stop.
 */
export function fitScreen(box: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};
  const fit = () => {
    box.style.setProperty("--view-height", `${view.height}px`);
    box.style.setProperty("--view-top", `${view.offsetTop}px`);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
  fit();
  return () => {
    view.removeEventListener("resize", fit);
    view.removeEventListener("scroll", fit);
  };
}
