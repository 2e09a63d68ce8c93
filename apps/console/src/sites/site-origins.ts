/** As the protocol's `originPatternSchema`: an origin, `https://*.name` or `*`. */
const PATTERN = /^(\*|https?:\/\/(\*\.)?[A-Za-z0-9.\-[\]:]+)$/;

/** Addresses as people paste them, one per line, as origins: "shop.example/cart" is meant so, too. */
export function readOrigins(text: string): string[] {
  const lines = text.split(/\s+/).filter(Boolean);
  return [...new Set(lines.map(toOrigin))];
}

/** The first of them that is no address. */
export function badOrigin(origins: readonly string[]): string | undefined {
  return origins.find((origin) => !PATTERN.test(origin));
}

function toOrigin(line: string): string {
  if (line === "*") return line;
  const full = line.includes("://") ? line : `https://${line}`;
  return full.replace(/^([^/]*\/\/[^/?#]*).*$/, "$1");
}
