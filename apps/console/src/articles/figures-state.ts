import type { FaqFigures } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";

/** The figures that were read last, and of which site and weeks. */
export const figures = signal<{ of: string; figures: FaqFigures } | undefined>(undefined);
export const figuresError = signal("");

/** Names a site and a span. */
export const figuresOf = (siteId: string, weeks: number): string => `${siteId} ${weeks}`;

let asked = "";

/** Reads a site's figures of this week and those before it, `weeks` in all. */
export async function loadFigures(siteId: string, weeks: number): Promise<void> {
  const of = figuresOf(siteId, weeks);
  asked = of;
  try {
    const read = await http.get<FaqFigures>(`/sites/${siteId}/figures`, { weeks: String(weeks) });
    // A late answer does not replace a newer one.
    if (asked !== of) return;
    figures.value = { of, figures: read };
    figuresError.value = "";
  } catch (error) {
    if (asked === of) figuresError.value = reason(error);
  }
}
