/** What text needs on its ground (WCAG 2.2 AA, 1.4.3). */
export const READABLE = 4.5;

/** One step of darkening: hardly seen. */
const DARKER = 0.97;

const DARK_INK = "#16181d";
const LIGHT_INK = "#ffffff";

/** Contrast of two `#rrggbb` colours, 1 … 21 (WCAG's formula). */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** The text colour that reads better on `ground`; the widget chooses in the same way. */
export function inkOn(ground: string): string {
  return contrast(ground, LIGHT_INK) >= contrast(ground, DARK_INK) ? LIGHT_INK : DARK_INK;
}

/** `ground`, darkened as little as needed for white text where neither ink would be readable. */
export function readableGround(ground: string): string {
  let shade = ground;
  while (contrast(shade, inkOn(shade)) < READABLE) shade = darker(shade);
  return shade;
}

function darker(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) * DARKER);
  return `#${parts.map((part) => Math.floor(part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
