/** The name's place, with a comma before it, and white space. */
const PLACE = /[,،，、]?\s*\{name\}/g;

/** What is left at the beginning when the name stood there. */
const LEADING = /^[\s,،，、]+/;

/**
 * The site's greeting for one visitor: `{name}` becomes their first name. While nobody knows it, the
 * sentence is as if it had never been there: "Hi {name}, welcome" is "Hi, welcome".
 */
export function greetByName(greeting: string, name: string | null): string {
  if (!greeting.includes("{name}")) return greeting;
  const first = name?.trim().split(/\s+/)[0];
  if (first) return greeting.replaceAll("{name}", () => first);
  const rest = greeting.replace(PLACE, "").replace(LEADING, "").trim();
  // By code points: an emoji or a rare letter may take two units.
  const [initial = "", ...others] = rest;
  return initial.toUpperCase() + others.join("");
}
