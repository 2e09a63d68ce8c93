import type { Rule } from "./site-rules.ts";

/** What is known of the visit; `seconds` and `scroll` (per cent) are of the page that is shown now. */
export interface Facts {
  path: string;
  seconds: number;
  scroll: number;
  /** Whether the pointer has left for the address bar. */
  exit: boolean;
  /** Undefined while nothing may be remembered: then nobody knows. */
  returning: boolean | undefined;
  /** Of the page and of the browser, as tags. */
  langs: readonly string[];
}

/** Whether all that a rule asks for is so. */
export function isMet({ when }: Pick<Rule, "when">, facts: Facts): boolean {
  const { url, seconds = 0, scroll = 0, exit, returning, langs } = when;
  return (
    (url === undefined || fits(url, facts.path)) &&
    facts.seconds >= seconds &&
    facts.scroll >= scroll &&
    (!exit || facts.exit) &&
    (returning === undefined || returning === facts.returning) &&
    (!langs || langs.some((lang) => facts.langs.some((tag) => isOf(tag, lang))))
  );
}

/** `*` stands for anything. Without regular expressions: an owner's pattern must not hold a page up. */
export function fits(pattern: string, path: string): boolean {
  const [start = "", ...rest] = pattern.split("*");
  const end = rest.pop();
  if (end === undefined) return path === start;
  if (!path.startsWith(start)) return false;
  let from = start.length;
  for (const part of rest) {
    const at = path.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return path.length - end.length >= from && path.endsWith(end);
}

const isOf = (tag: string, lang: string) => tag.toLowerCase().split("-")[0] === lang;
