import { german } from "./de.ts";
import { english } from "./en.ts";
import { korean } from "./ko.ts";
import type { Phrases } from "./phrases.ts";
import { chinese } from "./zh.ts";

/** By primary language. The others begin empty: what their owner adds is all there is. */
const KNOWN: Record<string, Phrases> = { en: english, de: german, zh: chinese, ko: korean };

/** What the coach knows of a language such as "de"; undefined for one it does not know. */
export const phrasesOf = (lang: string): Phrases | undefined =>
  Object.hasOwn(KNOWN, lang) ? KNOWN[lang] : undefined;

/** The languages whose rules an owner may edit, in this order: those the widget speaks. */
export const COACH_LANGUAGES = ["en", "de", "zh", "ko", "fr", "es", "pt", "ja", "ar", "ru"];
