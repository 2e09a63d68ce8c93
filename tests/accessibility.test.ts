import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enterConsole, MARA, openChat, setStage } from "./stage/story.ts";
import { violations as violationsOn } from "./stage/violations.ts";

const story = setStage();
/** The stage's page is not ours: only what the chat brings counts there. */
const violations = async (page: Page): Promise<string[]> =>
  (await violationsOn(page)).filter((line) => !line.includes("Another website"));

test("the widget has no accessibility fault at home, in an answer, and with a person", async () => {
  const { page } = await openChat(story);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Find an answer").fill("how long does delivery take");
  await page.keyboard.press("Enter");
  await page.getByText(/2 to 3 working days/).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await page
    .getByText(/Somebody will be|Nobody is here/)
    .first()
    .waitFor();
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
