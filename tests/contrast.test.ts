import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openChat, setStage } from "./stage/story.ts";

const story = setStage();

/** Where the owner's colour, or what is worked out from it, meets text. */
const TEXTS = ".hero h2, .hero p, .m.me, .m a, .pill, .t button, .banner button";

/** What is only an icon needs less. */
const ICONS = ".round";

/** Those of `selector` whose text does not reach `least`, with the contrast that it has. */
const faint = (page: Page, selector: string, least: number) =>
  page.getByRole("dialog").evaluate(
    (panel, [wanted, ratio]) => {
      const canvas = document.createElement("canvas").getContext("2d", {
        willReadFrequently: true,
      });
      if (!canvas) throw new Error("no canvas");
      /** `colours` on top of one another, the first at the bottom: red, green, blue up to 255. */
      const mixed = (colours: string[]): number[] => {
        for (const colour of ["#fff", ...colours]) {
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
        }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const light = (rgb: number[]) =>
        rgb
          .map((part) => part / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
          .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
      const found = [...panel.querySelectorAll<HTMLElement>(wanted as string)];
      return found.flatMap((each) => {
        const below: string[] = [];
        for (let at: HTMLElement | null = each; at; at = at.parentElement)
          below.unshift(getComputedStyle(at).backgroundColor);
        const [one, two] = [
          light(mixed([...below, getComputedStyle(each).color])),
          light(mixed(below)),
        ];
        const contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
        const name = `${each.tagName}.${each.className} ${getComputedStyle(each).color} on ${mixed(below)}`;
        return contrast < (ratio as number) ? [`${name}: ${contrast.toFixed(2)}`] : [];
      });
    },
    [selector, least] as const,
  );

/** Gives the chat the colours that its script brings now. */
async function wear(page: Page, accent: string): Promise<void> {
  const script = await (await fetch(`${story.server.origin}/embed/${story.siteKey}.js`)).text();
  const [, shown, ink] = /"accent":"(#\w+)","ink":"(#\w+)"/.exec(script) ?? [];
  expect(shown).toBe(accent);
  await page.locator("foyer-chat").evaluate(
    ({ style }, colours) => {
      for (const [name, colour] of colours) style.setProperty(name, colour);
    },
    [
      ["--accent", accent],
      ["--ink", `${ink}`],
    ] as [string, string][],
  );
}

/** Ten of any kind, and those that leave least room. */
const accents = [
  ...Array.from({ length: 10 }, () =>
    Math.floor(Math.random() * 0x1000000)
      .toString(16)
      .padStart(6, "0"),
  ),
  "ffffff",
  "000000",
  "ffff00",
  "777777",
].map((digits) => `#${digits}`);

test("whatever colour the owner chooses, what is written in it or on it can be read, light and dark", async () => {
  const { page, context } = await openChat(story);
  await page.getByLabel("Find an answer").fill("How do I return something?");
  await page.keyboard.press("Enter");
  await page.getByText(/You have 30 days/).waitFor();
  const box = page.getByRole("textbox", { name: "Write a message…" });
  await box.fill("see https://example.com please");
  await box.press("Enter");
  await page.getByRole("log").getByRole("link").first().waitFor();
  const [site] = (await story.api.call("GET", "/sites")) as unknown as Record<string, unknown>[];
  const { name, greeting, intro, lang, origins } = site ?? {};
  const found: string[] = [];
  for (const accent of accents) {
    const settings = { name, greeting, intro, lang, origins, accent };
    await story.api.call("PUT", `/sites/${story.siteId}`, settings);
    await wear(page, accent);
    await page.getByRole("log").waitFor();
    for (const screen of ["conversation", "home"]) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const wrong = [...(await faint(page, TEXTS, 4.5)), ...(await faint(page, ICONS, 3))];
        found.push(...wrong.map((what) => `${accent} ${colorScheme} ${screen} ${what}`));
      }
      if (screen === "conversation") {
        await page.getByRole("button", { name: "Back" }).click();
        await page.getByLabel("Find an answer").waitFor();
      } else await page.getByRole("button", { name: "Your conversation" }).click();
    }
  }
  expect(found).toEqual([]);
  await context.close();
});
