import type { Attributes, Priority, RoutingRule } from "@foyer/protocol";

/** What rules look at. */
export interface Known {
  siteId: string;
  pagePath: string;
  lang: string;
  attributes: Attributes;
}

/** What they want of it, and which ones said something. */
export interface Wanted {
  rules: string[];
  priority?: Priority;
  teamId?: string;
  skills?: string[];
}

/** What the rules say, from the top: of two that set the same, the upper one counts. Null: nothing. Pure. */
export function applyRules(rules: readonly RoutingRule[], known: Known): Wanted | null {
  const wanted: Wanted = { rules: [] };
  for (const { name, when, set } of rules) {
    if (!applies(when, known)) continue;
    const news = { ...set, ...wanted };
    if (Object.keys(news).length > Object.keys(wanted).length) wanted.rules.push(name);
    Object.assign(wanted, { ...news, rules: wanted.rules });
  }
  return wanted.rules.length > 0 ? wanted : null;
}

/** Whether all that the rule asks for is so. */
export function applies(when: RoutingRule["when"], known: Known): boolean {
  return (
    (when.siteId === undefined || when.siteId === known.siteId) &&
    (when.page === undefined || matchesPage(when.page, known.pagePath)) &&
    (when.lang === undefined || when.lang === known.lang) &&
    (when.attribute === undefined || hasAttribute(when.attribute, known.attributes))
  );
}

/** `*` stands for anything, nothing else is special. */
export function matchesPage(pattern: string, path: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return path === pattern;
  if (!path.startsWith(first)) return false;
  const last = rest.pop() ?? "";
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

function hasAttribute(
  { name, value }: { name: string; value: string },
  attributes: Attributes,
): boolean {
  const has = attributes[name];
  return has !== undefined && has !== null && String(has).toLowerCase() === value.toLowerCase();
}
