import { type Signal, signal } from "../signal.ts";
import { type Texts, texts } from "./en.ts";
import type { LaterTexts } from "./en-later.ts";

/** A language, and its texts. */
export interface Language {
  readonly lang: string;
  readonly texts: Texts;
  /** Missing for English: there they come with the parts that use them. */
  readonly later?: LaterTexts;
}

/** One file a language, fetched when it is wanted: to add one is to add its file. */
const FILES = import.meta.glob<Required<Omit<Language, "lang">>>(["./??.ts", "!./en.ts"]);

/** English, until another one has been fetched. */
export const createLanguage = (): Signal<Language> => signal({ lang: "en", texts });

/** Fetches the first of `tags` that there is a file for. */
export async function readLanguage(tags: readonly string[]): Promise<Language> {
  const lang = pick(tags);
  const load = FILES[`./${lang}.ts`];
  return { lang, ...(load ? await load() : { texts }) };
}

/** The page's own language comes first: a page in Spanish wants a chat in Spanish. */
export function wishes(locale: string | undefined, siteLang: string): string[] {
  return [locale ?? "", document.documentElement.lang, ...navigator.languages, siteLang];
}

/** The first two letters of the first tag that we speak. */
export function pick(tags: readonly string[]): string {
  const langs = tags.map((tag) => tag.slice(0, 2).toLowerCase());
  return langs.find((lang) => lang === "en" || FILES[`./${lang}.ts`]) ?? "en";
}
