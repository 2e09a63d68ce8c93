import { type Signal, signal } from "../signal.ts";
import { type Texts, texts } from "./en.ts";
import type { LaterTexts } from "./en-later.ts";

/** A language, and its texts. */
export interface Language {
  readonly lang: string;
  readonly texts: Texts;
  /** Those of the parts that come later. Missing for English: there they come with these parts. */
  readonly later?: LaterTexts;
  fetchLater?(): Promise<{ later: LaterTexts }>;
}

/** Two files a language, fetched when they are wanted: to add one is to add its files. */
const FILES = import.meta.glob<Required<Pick<Language, "texts" | "fetchLater">>>([
  "./??.ts",
  "!./en.ts",
]);

/** What is shown now. The page has one chat, and so one language. */
let language: Signal<Language>;

/** Whether a part has been asked for: from then on a language comes with both its files. */
let isLater = false;

/** English, until another one has been fetched. */
export function createLanguage(): Signal<Language> {
  isLater = false;
  language = signal({ lang: "en", texts });
  return language;
}

/** Fetches the first of `tags` that there is a file for. */
export async function readLanguage(tags: readonly string[]): Promise<Language> {
  const lang = pick(tags);
  const file = await FILES[`./${lang}.ts`]?.();
  return { lang, texts, ...file, ...(isLater && (await file?.fetchLater())) };
}

/** To be waited for by what comes later: its texts are here in the language that is shown. */
export async function readLater(): Promise<void> {
  isLater = true;
  const { lang, later, fetchLater } = language.value;
  const file = later ? undefined : await fetchLater?.();
  // Another language may have been chosen meanwhile: it has come with its own.
  if (lang === language.value.lang) language.value = { ...language.value, ...file };
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
