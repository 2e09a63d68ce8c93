import { afterEach, describe, expect, it } from "vitest";
import { texts } from "./en.ts";
import { later } from "./en-later.ts";
import { fill, plural } from "./fill.ts";
import { pick, readLanguage, wishes } from "./language.ts";

const LANGUAGES = ["de", "fr", "es", "pt", "ar", "zh", "ja", "ko", "ru"];

afterEach(() => {
  document.documentElement.lang = "";
});

describe("the language", () => {
  it.each([
    [["de-AT"], "de"],
    [["xx", "", "ZH-Hant"], "zh"],
    [["en-GB", "de"], "en"],
    [["nl", "sv"], "en"],
  ])("of %j is %s", (tags, lang) => {
    expect(pick(tags)).toBe(lang);
  });

  it("is the page's before the browser's and the site's, and the page may say otherwise", () => {
    document.documentElement.lang = "ja";
    expect(pick(wishes(undefined, "fr"))).toBe("ja");
    expect(pick(wishes("ko", "fr"))).toBe("ko");
  });
});

describe.each(LANGUAGES)("%s", (lang) => {
  it("has every text, with the same names to fill in", async () => {
    const language = await readLanguage([lang]);
    expect(language.lang).toBe(lang);
    const english = { ...texts, ...later } as Record<string, unknown>;
    const file = await language.fetchLater?.();
    const there = { ...language.texts, ...file?.later } as Record<string, unknown>;
    expect(Object.keys(there).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      if (typeof text !== "string") continue;
      expect(there[key], key).toBeTruthy();
      expect(names(there[key]), key).toEqual(names(text));
    }
  });
});

const names = (text: unknown) => [...String(text).matchAll(/\{\w+\}/g)].map(String).sort();

it.each([
  [1, "en", "1 person is here now"],
  [2, "en", "2 people are here now"],
])("%i in %s is %s", (n, lang, shown) => {
  expect(plural(texts.here, n, lang)).toBe(shown);
});

it("takes the forms of languages that have more than two", async () => {
  const { texts } = await readLanguage(["ru"]);
  expect([1, 3, 5].map((n) => plural(texts.here, n, "ru"))).toEqual([
    "Сейчас здесь 1 человек",
    "Сейчас здесь 3 человека",
    "Сейчас здесь 5 человек",
  ]);
});

it("fills in what it has, as it is", () => {
  expect(fill("{name} & {site}{gone}", { name: "$&", site: "S" })).toBe("$& & S");
});
