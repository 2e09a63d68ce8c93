import { locale } from "../language/languages.ts";
import { t } from "../language/say.ts";
import { duration } from "../look/time.ts";
import type { Kind } from "./figure-list.ts";

/** A number as the agent's language writes it. */
export const numberText = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** A figure as it is read: 1,204, 38 %, 1:20 or −12; a dash when there is nothing to measure. */
export function figureText(kind: Kind, value: number | null): string {
  if (value === null) return "–";
  if (kind === "count") return numberText(value);
  if (kind === "span") return duration(value);
  if (kind === "score") return numberText(Math.round(value * 100));
  return percent(value);
}

export const percent = (share: number): string =>
  new Intl.NumberFormat(locale(), { style: "percent" }).format(share);

export interface Difference {
  text: string;
  /** 1 for more, −1 for less, 0 for the same. */
  direction: -1 | 0 | 1;
}

/** How a figure differs from what it was before: shares in points, all else in percent; null where one of them is none. */
export function differenceOf(
  kind: Kind,
  now: number | null,
  before: number | null,
): Difference | null {
  if (now === null || before === null) return null;
  if (kind === "share" || kind === "score") {
    const points = Math.round((now - before) * 100);
    const text = t("{{count}} points", { count: Math.abs(points) });
    return { text, direction: Math.sign(points) as Difference["direction"] };
  }
  if (before === 0) return null;
  const change = Math.round((now / before - 1) * 100) / 100;
  return {
    text: percent(Math.abs(change)),
    direction: Math.sign(change) as Difference["direction"],
  };
}
