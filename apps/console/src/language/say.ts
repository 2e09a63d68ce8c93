import { signal } from "@preact/signals";
import { createInstance } from "i18next";
import type { ComponentChild } from "preact";
import english from "./en.json" with { type: "json" };

/** What stands in a text between double braces: {{count}} chooses the plural form, too. */
export type Values = Record<string, string | number>;

const texts = createInstance();
// The English text is its own name: dots and colons belong to it. Preact escapes what it draws.
texts.init({
  lng: "en",
  fallbackLng: "en",
  initAsync: false,
  // The agents' own browser console is no place for it.
  showSupportNotice: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: { en: { translation: english } },
});

const NAMED = /\{\{(\w+)\}\}/g;

/** Whatever says something listens to it, so that a change of language draws all of it again. */
const tagNow = signal("en");

/** What was said already, in the language of now: a list says the same a hundred times. Values are still open. */
const known = new Map<string, string>();

/**
 * `text` in the agent's language, the values filled in; English where a language lacks it.
 * Only while drawing or acting: a constant of a module is made before the language is there (see `later`).
 */
export function t(text: string, values?: Values): string {
  const lng = tagNow.value;
  // The number chooses the form.
  if (values?.count !== undefined) return texts.t(text, { ...values, lng });
  const said = known.get(text) ?? texts.t(text, { lng, skipInterpolation: true });
  known.set(text, said);
  return values ? said.replace(NAMED, (all, name) => String(values[name] ?? all)) : said;
}

/** As `t`, for values that are drawn, such as a key or a link: what it returns is a child of an element. */
export function tWith(text: string, nodes: Record<string, ComponentChild>): ComponentChild[] {
  const said = texts.t(text, { lng: tagNow.value, skipInterpolation: true });
  // Texts and names by turns.
  return said.split(/\{\{(\w+)\}\}/).map((part, at) => (at % 2 === 0 ? part : nodes[part]));
}

/** Marks a text of a constant for the translators; `t` says it when it is drawn. */
export const later = <T extends string>(text: T): T => text;

/** The tag of the language that `t` speaks now, e.g. "de". */
export const spoken = (): string => tagNow.value;

/** Makes `t` speak `tag`. `translations`: text by English text, one more for each plural form. */
export function speak(tag: string, translations: Record<string, string>): void {
  texts.addResourceBundle(tag, "translation", translations, true, true);
  known.clear();
  tagNow.value = tag;
}
