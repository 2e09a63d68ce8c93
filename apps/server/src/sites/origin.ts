/**
 * Whether a page of `origin` may use the site. Our own pages always may; a missing Origin
 * never: every browser sends one with a socket. Patterns: exact, `https://*.host`, `*`.
 */
export function isOriginAllowed(
  origin: string | undefined,
  patterns: string[],
  ownOrigin: string,
): boolean {
  if (origin === undefined || origin === "null") return false;
  const wanted = origin.toLowerCase();
  return wanted === ownOrigin || patterns.some((pattern) => matches(wanted, pattern.toLowerCase()));
}

function matches(origin: string, pattern: string): boolean {
  if (pattern === "*" || pattern === origin) return true;
  const [scheme, host] = pattern.split("://*.");
  if (host === undefined) return false;
  // The dot belongs to the match: evilshop.example is no sub-domain of shop.example.
  return origin.startsWith(`${scheme}://`) && origin.endsWith(`.${host}`);
}
