/** The day in words. In a part that comes after the first paint, when a page can afford Intl. */
export function dateOf(at: number, lang: string): string {
  return new Date(at).toLocaleDateString(lang, { dateStyle: "long" });
}
