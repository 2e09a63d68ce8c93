/** Black-ish ink of the product's look; white is the other choice. */
const DARK = "#16181d";
const LIGHT = "#ffffff";

/** On a ground of middling lightness only this reaches what white does not: one of the two always does. */
const BLACK = "#000000";

/** WCAG 2 asks for so much of text. */
const ENOUGH = 4.5;

/** Text colour, white or dark, that reads best on `ground` (`#rrggbb`), by WCAG 2 contrast: never below 4.5. */
export function readableInk(ground: string): string {
  const best = contrast(ground, LIGHT) >= contrast(ground, DARK) ? LIGHT : DARK;
  return contrast(ground, best) < ENOUGH ? BLACK : best;
}

/** WCAG 2 contrast ratio of two colours, 1…21. */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
