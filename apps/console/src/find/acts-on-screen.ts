import { shownKeys } from "../shell/key-names.ts";
import type { Finding } from "./finding.ts";

/** What can be done on the screen now: everything that has a key of its own, by the words on it. */
export function actsOnScreen(): Finding[] {
  const buttons = document.querySelectorAll<HTMLElement>("[data-shortcut]:not(:disabled)");
  return [...buttons].flatMap((button) => {
    const label = labelOf(button);
    const shortcut = shownKeys(button.dataset.shortcut ?? "");
    if (!label) return [];
    const act: Finding = {
      ...{ key: `act:${label}`, group: "acts", icon: "bolt", label, shortcut },
      run: () => button.click(),
    };
    return [act];
  });
}

/** Its words without the key that is drawn beside them. */
function labelOf(button: HTMLElement): string {
  const words = button.cloneNode(true) as HTMLElement;
  for (const key of words.querySelectorAll("kbd")) key.remove();
  return (button.ariaLabel || words.textContent || button.title).replace(/\s+/g, " ").trim();
}
