import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enterConsole, MARA, openChat, setStage } from "./stage/story.ts";

const story = setStage();
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** Rule and place of everything axe finds wrong; empty when the page is clean. */
async function violations(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy would not let a script in.
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(o: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
  // The stage's page is not ours: only what the chat brings counts there.
  return found.filter((line) => !line.includes("Another website"));
}

test("the widget has no accessibility fault at home, in an answer, and with a person", async () => {
  const { page } = await openChat(story);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Find an answer").fill("how long does delivery take");
  await page.keyboard.press("Enter");
  await page.getByText(/2 to 3 working days/).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await page.getByText(/Somebody will be|Nobody is here/).waitFor();
  expect(await violations(page)).toEqual([]);
});

test.each(["light", "dark"] as const)(
  "the console has no accessibility fault in %s",
  async (scheme) => {
    const { page } = await enterConsole(story, MARA);
    await page.emulateMedia({ colorScheme: scheme });
    await page
      .getByRole("link", { name: /how long does delivery take/ })
      .first()
      .click();
    await page.getByRole("log").waitFor();
    expect(await violations(page)).toEqual([]);
    for (const screen of ["articles", "canned-replies", "settings/account"]) {
      await page.goto(`${story.server.origin}/console/${screen}`);
      await page.getByRole("heading").first().waitFor();
      expect(await violations(page)).toEqual([]);
    }
  },
);
