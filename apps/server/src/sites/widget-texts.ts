import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SiteOptions, WidgetTexts } from "@foyer/protocol";
import { Refusal } from "../refusal.ts";

/** Gives the built-in texts of the widget, and reads them again after a rebuild. */
export function createWidgetTexts(widgetDir: string): () => WidgetTexts {
  const file = join(widgetDir, "texts.json");
  let readAt = 0;
  let texts: WidgetTexts = {};
  return () => {
    try {
      const { mtimeMs } = statSync(file);
      if (mtimeMs !== readAt) texts = JSON.parse(readFileSync(file, "utf8")) as WidgetTexts;
      readAt = mtimeMs;
    } catch {
      // A build is under way: what was read before is good enough.
    }
    return texts;
  };
}

/**
 * Refuses own wordings with places that the text has no value for. A wording of a text that this version
 * does not have is kept: it may come back with the next one.
 */
export function checkTexts(own: SiteOptions["texts"], builtIn: WidgetTexts): void {
  for (const [lang, wordings] of Object.entries(own)) {
    for (const [name, wording] of Object.entries(wordings)) {
      const text = builtIn[lang]?.[name] ?? builtIn.en?.[name];
      if (text === undefined) continue;
      const known = placesIn(typeof text === "string" ? text : Object.values(text).join(" "));
      const strange = placesIn(wording).find((place) => !known.includes(place));
      if (strange)
        throw new Refusal(
          "invalid",
          `options.texts.${lang}.${name}: ${strange} means nothing here.`,
        );
    }
  }
}

const placesIn = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];
