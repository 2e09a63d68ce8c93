import type { BuiltWidget } from "./built-widget.ts";
import { optionsOf } from "./panel-options.ts";
import type { SiteRow } from "./site-store.ts";

/**
 * What stands before the loader of a site that speaks first: a script with its rules inside. "" without any,
 * so that nobody else pays for it. Before, so that it hears what the page said to the stub queue.
 */
export function rulesScript(site: SiteRow, { head, tail }: BuiltWidget["rules"]): string {
  const rules = optionsOf(site)
    .rules.filter(({ on }) => on)
    .map(({ id, text, when, everyHours }) => ({ id, text, when, everyHours }));
  if (rules.length === 0) return "";
  const { key, name } = site;
  const own = JSON.stringify({ key, name, rules }).replaceAll("<", "\\u003c");
  return `${head}${own}${tail}\n`;
}
