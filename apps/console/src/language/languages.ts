import { signal } from "@preact/signals";
import { speak, spoken } from "./say.ts";

type Translations = Record<string, string>;

/** One file for each language; English is what the texts are written in. */
const files = import.meta.glob<Translations>("./translations/*.json", { import: "default" });

const load = new Map(
  Object.entries(files).map(([path, open]) => [path.replace(/^.*\/|\.json$/g, ""), open]),
);

/** The tags of all languages that the console speaks. */
export const LANGUAGES: readonly string[] = ["en", ...[...load.keys()].sort()];

const KEY = "foyer.language";

/** What the agent has chosen; null: what the browser asks for. */
export const chosenLanguage = signal<string | null>(keptChoice());

/** "Deutsch" for "de": what the language calls itself. */
export function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
}

/** How dates and numbers are written: by the browser's own kind of the language where it has one ("en-GB"). */
export function locale(): string {
  const tag = spoken();
  return asked().find((one) => baseOf(one) === baseOf(tag)) ?? tag;
}

/** Speaks what was chosen before, else what the browser asks for. Once, before anything is drawn. */
export const startLanguage = (): Promise<void> => speakFor(chosenLanguage.value);

/**
 * Speaks `tag` from now on, or what the browser asks for, and remembers it here. Throws when its texts
 * cannot be fetched; then all stays as it is.
 */
export async function chooseLanguage(tag: string | null): Promise<void> {
  await speakFor(tag);
  chosenLanguage.value = tag;
  try {
    if (tag === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, tag);
  } catch {
    // Forbidden storage: it holds until the next load, and longer in the profile.
  }
}

async function speakFor(wanted: string | null): Promise<void> {
  const tag = best(wanted === null ? asked() : [wanted]);
  if (tag === spoken()) return;
  speak(tag, tag === "en" ? {} : ((await load.get(tag)?.()) ?? {}));
  const { documentElement: page } = document;
  page.lang = tag;
  page.dir = /^(ar|fa|he|ur)\b/.test(tag) ? "rtl" : "ltr";
}

/** The first of `wanted` that there is, by its whole tag or its first part; English when there is none. */
function best(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const known = [tag, baseOf(tag)].find((one) => LANGUAGES.includes(one));
    if (known) return known;
  }
  return "en";
}

const asked = (): readonly string[] => navigator.languages ?? [navigator.language];
const baseOf = (tag: string): string => tag.split("-")[0] ?? tag;

function keptChoice(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
