import type { Theme } from "../host.ts";

/** Keeps `box` light or dark, as the page says or else the visitor's system. */
export function createPaint(box: HTMLElement, theme: Theme = "auto") {
  const system = matchMedia("(prefers-color-scheme: dark)");

  function paint(): void {
    box.classList.toggle("dark", theme === "dark" || (theme === "auto" && system.matches));
  }

  system.addEventListener("change", paint);
  paint();
  return {
    set(next: Theme): void {
      theme = next;
      paint();
    },
    stop: () => system.removeEventListener("change", paint),
  };
}
