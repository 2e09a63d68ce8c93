/** A canvas knows no CSS: the colours that the page has now, light or dark. */
export interface Colours {
  ink: string;
  line: string;
  inks: readonly string[];
}

/** Reads them from elements that stand for a moment inside `parent`. */
export function ownColours(parent: HTMLElement): Colours {
  const colourOf = (name: string): string => {
    const probe = document.createElement("span");
    probe.className = name;
    parent.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return {
    ink: colourOf("chart-ink"),
    line: colourOf("chart-grid"),
    inks: ["ink-1", "ink-2", "ink-3"].map(colourOf),
  };
}
