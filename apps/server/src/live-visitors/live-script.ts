import type { BuiltWidget } from "../sites/built-widget.ts";
import type { SiteRow } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";

/** What stands before the loader of a site that shows its visitors to agents; "" for all others. */
export function liveScript(site: SiteRow, { head, tail }: BuiltWidget["live"]): string {
  if (!optionsOf(site).presence) return "";
  return `${head}${JSON.stringify({ key: site.key })}${tail}\n`;
}
