import type { Forms } from "./en.ts";

/** Puts `values` in the place of their names in braces. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The form for `n` in `lang`. PluralRules is the one part of Intl that costs next to nothing. */
export function plural(forms: Forms | string, n: number, lang: string): string {
  // An owner's own wording has one form for all numbers.
  const text = typeof forms === "string" ? forms : forms[new Intl.PluralRules(lang).select(n)];
  return fill(text ?? (forms as Forms).other, { n });
}
