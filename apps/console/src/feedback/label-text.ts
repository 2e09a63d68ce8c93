/** A label without its light formatting: `[terms](https://…)` reads "terms". */
export function inlineOf(label: string): string {
  return label.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`]/g, "");
}
