import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** The small one: it stands in the browser in half the time. */
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Rule and place of everything axe finds wrong by WCAG 2.2 A and AA; empty when the page is clean. */
export async function violations(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy would not let a script in. Once is enough until it is loaded again.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return page.evaluate(async (runOnly) => {
    interface Node {
      html: string;
      element: Element;
    }
    const { axe } = window as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: Node[] }[] }> };
    };
    /** Of a button below an open menu a strip may look out: a press on it closes the menu, and no more. */
    const isBelowMenu = ({ element }: Node): boolean => {
      const own = element.getBoundingClientRect();
      return [...document.querySelectorAll("[role=menu]")].some((menu) => {
        const { left, right, top, bottom } = menu.getBoundingClientRect();
        const meets = left < own.right && own.left < right && top < own.bottom && own.top < bottom;
        return meets && !menu.contains(element);
      });
    };
    // Of what is right it need not say where it stands; frames would have to have it, too, and are waited for.
    const how = { resultTypes: ["violations"], iframes: false, elementRef: true };
    const { violations } = await axe.run({ runOnly, ...how });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter((node) => id !== "target-size" || !isBelowMenu(node))
        .map(({ html }) => `${id}: ${html}`),
    );
  }, RULES);
}
