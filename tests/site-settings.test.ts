import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, enterConsole, OWNER, openChat, setStage } from "./stage/story.ts";

const story = setStage();

/** Goes to a section of the site's settings by its tab. */
async function section(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("group", { name, exact: true }).waitFor();
}

async function enterSettings(): Promise<Page> {
  const { page } = await enterConsole(story, { email: OWNER });
  await page.goto(`${story.server.origin}/console/settings/sites/${story.siteId}/look`);
  await page.getByRole("textbox", { name: /^Name/ }).waitFor();
  return page;
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved. Visitors see it within 5 minutes.").waitFor();
}

test("what an owner sets is seen beside the settings at once, and by visitors once it is saved", async () => {
  const page = await enterSettings();
  const preview = page.frameLocator("iframe");
  await preview.getByRole("dialog").waitFor();

  await page.getByLabel("Greeting").fill("Welcome to the grove");
  await page.getByText("Bottom left").click();
  await preview.getByText("Welcome to the grove").waitFor();

  await section(page, "Languages & words");
  await page.getByLabel("Find a text").fill("Talk to a person");
  await page.getByLabel("Talk to a person", { exact: true }).first().fill("Ask a gardener");
  await preview.getByRole("button", { name: /Ask a gardener/ }).waitFor();

  await section(page, "Before the chat");
  await page.getByText("Ask something before a person is called").click();
  await page.getByRole("button", { name: "Choice", exact: true }).click();
  await page.getByRole("textbox", { name: "Question" }).nth(2).fill("Which plant?");
  await preview.getByText("Which plant?").waitFor();

  await section(page, "Hours");
  await page.getByText("We answer at certain hours").click();
  await page.getByRole("button", { name: "Until Monday" }).click();
  await page.getByText("Closed now").waitFor();

  // Looking at it has made no visitor.
  const before = await openChat(story);
  await before.page.getByText("Hello there").waitFor();
  await save(page);

  const visitor = await openChat(story);
  await visitor.page.getByText("Welcome to the grove").waitFor();
  const launcher = await visitor.page.locator("foyer-chat .launcher").boundingBox();
  expect(launcher?.x).toBeLessThan(100);
  await visitor.page.getByRole("button", { name: /Ask a gardener/ }).click();
  await visitor.page.getByText("Which plant?").waitFor();
  expect([...before.problems, ...visitor.problems]).toEqual([]);
});

test("what is not saved is asked about on leaving, and is still there", async () => {
  const page = await enterSettings();
  await page.getByRole("textbox", { name: /^Name/ }).fill("Oak & Ash");
  await page.getByRole("link", { name: "Team", exact: true }).click();
  await page.getByRole("heading", { name: "Leave without saving?" }).waitFor();
  await page.getByRole("button", { name: "Stay here" }).click();
  await section(page, "Install");
  await section(page, "Look");
  expect(await page.getByRole("textbox", { name: /^Name/ }).inputValue()).toBe("Oak & Ash");
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByRole("link", { name: "Team", exact: true }).click();
  await page.getByRole("heading", { name: "Team", exact: true }).waitFor();
});

test("the check finds the page that carries the widget", async () => {
  await openChat(story);
  const page = await enterSettings();
  await section(page, "Install");
  await page.getByText("Installed: last loaded").waitFor();
  await page.getByText(story.ownerPage.origin).first().waitFor();
});

test("on a phone every section fits, and the preview opens by a press", async () => {
  const page = await enterSettings();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const name of ["Hours", "Before the chat", "Files & sound", "Install", "Look"]) {
    await section(page, name);
    const widths = await page.evaluate(() => {
      const box = document.querySelector(".detail");
      return [box?.scrollWidth, box?.clientWidth];
    });
    expect(widths[0], name).toBe(widths[1]);
  }
  await page.getByRole("button", { name: "Show the preview" }).click();
  await page.frameLocator("iframe").getByRole("dialog").waitFor();
});

test("a deleted site is gone once its name was typed, and its open widgets stay calm", async () => {
  const visitor = await openChat(story);
  const page = await enterSettings();
  await section(page, "Install");
  await page.getByRole("button", { name: "Delete site…" }).click();
  const gone = page.getByRole("button", { name: "Delete for good" });
  expect(await gone.isDisabled()).toBe(true);
  await page.getByLabel(/^Type “/).fill("Hazel & Pine");
  await gone.click();
  await page.getByRole("heading", { name: "A new site" }).waitFor();
  await visitor.page.getByLabel("Find an answer").fill("Is anybody there?");
  await visitor.page.keyboard.press("Enter");
  await visitor.page.getByText("This chat no longer exists.").waitFor();
  expect(visitor.problems).toEqual([]);

  const later = await enter(story);
  await later.page.goto(`${story.ownerPage.origin}/`);
  await later.page.getByRole("heading", { name: "Another website" }).waitFor();
  expect(await later.page.locator("foyer-chat").count()).toBe(0);
});
