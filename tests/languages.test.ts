import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, setStage } from "./stage/story.ts";

const story = setStage();

const TEXTS = JSON.parse(
  readFileSync(join(import.meta.dirname, "../apps/widget/dist/texts.json"), "utf8"),
) as Record<string, Record<string, string | Record<string, string>>>;

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

/** What the chat says by itself in English, and in `lang` otherwise; single words may be the same in both. */
function englishOnly(lang: string): string[] {
  const own = TEXTS[lang] ?? {};
  return Object.entries(TEXTS.en ?? {}).flatMap(([name, text]) =>
    typeof text === "string" && text.includes(" ") && !text.includes("{") && own[name] !== text
      ? [text]
      : [],
  );
}

/** The chat opened in `lang`, with what it asked the server for. */
async function openIn(lang: string, viewport: typeof DESK) {
  const { page, context } = await enter(story, viewport);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(story.ownerPage.origin);
  const launcher = page.locator("foyer-chat .launcher");
  await launcher.waitFor();
  await page.evaluate((tag) => {
    (window as unknown as { Foyer(name: string, tag: string): void }).Foyer("setLocale", tag);
  }, lang);
  await launcher.click();
  const panel = page.locator(`foyer-chat [role=dialog][lang=${lang}]`);
  await panel.waitFor();
  return { page, context, panel, asked };
}

const said = (page: Page) =>
  page.locator("foyer-chat [role=dialog]").evaluate((panel) => {
    const named = [...panel.querySelectorAll("[aria-label], [placeholder]")];
    const names = named.map(
      (part) => `${part.getAttribute("aria-label")} ${part.getAttribute("placeholder")}`,
    );
    return [panel.textContent, ...names].join("\n");
  });

const word = (lang: string, name: string): string => String(TEXTS[lang]?.[name]);

test.each(
  Object.keys(TEXTS)
    .filter((lang) => lang !== "en")
    .map((lang, i) => [lang, i % 2 ? PHONE : DESK] as const),
)("in %s nothing is left in English, at home and while waiting", async (lang, viewport) => {
  const { page, context, panel, asked } = await openIn(lang, viewport);
  const leftovers = async () => {
    const shown = await said(page);
    return englishOnly(lang).filter((text) => shown.includes(text));
  };
  expect(await leftovers()).toEqual([]);
  await panel.getByRole("button", { name: word(lang, "talk") }).click();
  const box = panel.getByRole("textbox", { name: word(lang, "write") });
  await box.fill("48213");
  await box.press("Enter");
  await panel.locator(".t", { hasText: word(lang, "sent") }).waitFor();
  await panel.getByRole("region", { name: word(lang, "waiting") }).waitFor();
  expect(await leftovers()).toEqual([]);
  // One language is fetched, and no other.
  const languages = asked.flatMap(
    (url) => /\/(\w\w)(?:-later)?-[\w-]{8}\.js$/.exec(url)?.[1] ?? [],
  );
  expect(new Set(languages)).toEqual(new Set([lang]));
  const direction = await panel.evaluate((element) => getComputedStyle(element).direction);
  expect(direction).toBe(lang === "ar" ? "rtl" : "ltr");
  await context.close();
});

test("an owner's own wording takes the place of ours, in its language alone", async () => {
  const [site] = await story.api.call<[Record<string, unknown> & { options: object }]>(
    "GET",
    "/sites",
  );
  const { name, accent, greeting, intro, lang, origins, options } = site;
  await story.api.call("PUT", `/sites/${story.siteId}`, {
    ...{ name, accent, greeting, intro, lang, origins },
    options: { ...options, texts: { de: { talk: "Ruf nach uns" } } },
  });
  const german = await openIn("de", DESK);
  await german.panel.getByRole("button", { name: "Ruf nach uns" }).waitFor();
  const french = await openIn("fr", DESK);
  await french.panel.getByRole("button", { name: word("fr", "talk") }).waitFor();
});
