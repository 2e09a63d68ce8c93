import { spoken } from "../language/say.ts";

/** "German, English" for ["de-DE", "de", "en"]: each language once, by its name. */
export function languageNames(tags: readonly string[]): string {
  const bases = [...new Set(tags.map((tag) => tag.split("-")[0] ?? tag))];
  return bases.map(languageName).join(", ");
}

/** Dear to make: one for each language that the console speaks. */
const namers = new Map<string, Intl.DisplayNames>();

/** What a language is called in the agent's own; its tag when nobody knows it. */
export function languageName(tag: string): string {
  const own = spoken();
  try {
    const namer = namers.get(own) ?? new Intl.DisplayNames([own], { type: "language" });
    namers.set(own, namer);
    return namer.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** "Berlin" for "Europe/Berlin". */
export function placeOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** A page's address without what every page of the site shares. */
export function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}

/** Only pages of the web become links: an address is the visitor's word. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
