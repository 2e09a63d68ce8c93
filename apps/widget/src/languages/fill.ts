import type { Forms } from "./en.ts";

/** Puts `values` in the place of their names in braces. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The form for `n` in `lang`. PluralRules is the one part of Intl that costs next to nothing. */
export function plural(forms: Forms, n: number, lang: string): string {
  return fill(forms[new Intl.PluralRules(lang).select(n)] ?? forms.other, { n });
}
