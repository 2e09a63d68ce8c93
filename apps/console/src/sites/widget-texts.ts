import type { SiteOptions, WidgetTexts } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";

/** The widget's built-in texts; null until they are here. */
export const builtInTexts = signal<WidgetTexts | null>(null);
export const textsError = signal("");

/** Fetches them, once. */
export async function loadTexts(): Promise<void> {
  if (builtInTexts.value) return;
  textsError.value = "";
  try {
    builtInTexts.value = await http.get<WidgetTexts>("/widget-texts");
  } catch (error) {
    textsError.value = reason(error);
  }
}

/** How a text is worded in `lang`; of several forms the one for most numbers. */
export function builtIn(texts: WidgetTexts, lang: string, name: string): string {
  const text = texts[lang]?.[name] ?? texts.en?.[name] ?? "";
  return typeof text === "string" ? text : (text.other ?? "");
}

const placesIn = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])];

/** What is wrong with an own wording of a text, or undefined. Blank is no own wording. */
export function wordingProblem(text: string, wording: string): string | undefined {
  if (wording.trim() === "") return undefined;
  const [wanted, given] = [placesIn(text), placesIn(wording)];
  const missing = wanted.find((place) => !given.includes(place));
  if (missing)
    return t("Keep {{place}}: the widget puts something in its place.", { place: missing });
  const strange = given.find((place) => !wanted.includes(place));
  if (strange) return t("{{place}} means nothing in this text.", { place: strange });
}

/** Own wordings with `wording` for one text of one language; blank takes it away. */
export function withWording(
  texts: SiteOptions["texts"],
  lang: string,
  name: string,
  wording: string,
): SiteOptions["texts"] {
  const { [name]: _, ...others } = texts[lang] ?? {};
  const wordings = wording === "" ? others : { ...others, [name]: wording };
  const { [lang]: __, ...rest } = texts;
  return Object.keys(wordings).length === 0 ? rest : { ...rest, [lang]: wordings };
}
