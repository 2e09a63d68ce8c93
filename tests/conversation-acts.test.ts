import { expect, test } from "vitest";
import {
  enterConsole,
  MARA,
  OWNER,
  openChat,
  type Person,
  setStage,
  TOMAS,
} from "./stage/story.ts";

const story = setStage();

const sees = ({ page }: Person, text: string | RegExp) => page.getByText(text).first().waitFor();

/** Presses keys as somebody does who is in no text box. */
async function press({ page }: Person, key: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press(key);
}

/** Opens a menu by its key; its first item has the focus then. */
async function openMenu(person: Person, key: string): Promise<void> {
  await press(person, key);
  await person.page.locator("[role^=menuitem]:focus").waitFor();
}

async function ask(visitor: Person, text: string): Promise<void> {
  await visitor.page.getByLabel("Find an answer").fill(text);
  await visitor.page.keyboard.press("Enter");
  await visitor.page.getByRole("button", { name: "Talk to a person" }).click();
}

const headerOf = ({ page }: Person) => page.locator(".talk-header");
const labelsOf = ({ page }: Person) => page.locator(".label-bar");

test("an agent labels, snoozes and passes on a conversation by keys; a colleague sees all of it live", async () => {
  const owner = await enterConsole(story, { email: OWNER });
  await owner.page.goto(`${story.server.origin}/console/settings/team`);
  await owner.page.getByRole("button", { name: "Add a team" }).click();
  const adding = owner.page.getByRole("dialog");
  await adding.getByLabel("Name").fill("Repairs");
  await adding.getByLabel(TOMAS.name).check();
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await owner.page.getByText("Repairs").first().waitFor();

  const mara = await enterConsole(story, MARA);
  const tomas = await enterConsole(story, TOMAS);
  const visitor = await openChat(story);
  await ask(visitor, "my lamp is broken");
  for (const agent of [mara, tomas]) {
    await agent.page.getByRole("link", { name: /my lamp is broken/ }).click();
  }

  // Each sees that the other looks, and who writes.
  await sees(mara, "Tomás is looking at this");
  await sees(tomas, "Mara is looking at this");
  await press(mara, "c");
  const box = mara.page.getByRole("textbox", { name: "Reply to the visitor" });
  await box.pressSequentially("One mom");
  await sees(tomas, "Mara is writing");
  await box.fill("");

  // Labels, by keys.
  await press(mara, "1");
  await labelsOf(tomas).getByText("Urgent").waitFor();
  await openMenu(mara, "s");
  for (const key of ["ArrowDown", "ArrowDown", "Enter"]) await mara.page.keyboard.press(key);
  await labelsOf(tomas).getByText("After sale").waitFor();
  await press(mara, "l");
  await mara.page.getByLabel("Find or make a tag").waitFor();
  await mara.page.keyboard.type("warranty");
  await mara.page.keyboard.press("Enter");
  await labelsOf(tomas).getByText("warranty").waitFor();
  await mara.page.keyboard.press("Escape");
  await mara.page.getByRole("dialog").waitFor({ state: "detached" });
  await openMenu(mara, "d");
  await mara.page.keyboard.press("Enter");
  await labelsOf(tomas)
    .getByText(/^tomorrow/)
    .waitFor();
  await sees(tomas, "Mara Jensen tagged it warranty");

  // Snoozed until the visitor replies: for them nothing has changed, and their words wake it.
  await press(mara, "z");
  await mara.page.getByRole("menuitem", { name: "Until they reply" }).click();
  await headerOf(mara).getByText("Snoozed until they reply").waitFor();
  await visitor.page.getByRole("textbox", { name: /Write a message/ }).fill("Any news?");
  await visitor.page.keyboard.press("Enter");
  await headerOf(mara).getByText("With you").waitFor();
  await sees(mara, "not snoozed any more");

  // To a team, with a note; whoever of it is free takes it.
  await press(mara, "t");
  const dialog = mara.page.getByRole("dialog");
  await dialog.getByText("Repairs").click();
  await dialog.getByLabel(/Note for them/).fill("Third lamp this month");
  await dialog.getByRole("button", { name: "Transfer" }).click();
  await labelsOf(tomas).getByText("Repairs").waitFor();
  await sees(tomas, "Third lamp this month");
  await sees(visitor, /somebody else will go on with you/);
  await press(tomas, "c");
  await sees(visitor, /You are connected with Tomás/);

  // Closed with an outcome, and opened again: once it is theirs on their screen, too.
  await tomas.page.getByRole("textbox", { name: "Reply to the visitor" }).waitFor();
  await press(tomas, "e");
  await tomas.page.getByRole("menuitem", { name: "Solved", exact: true }).click();
  await headerOf(mara)
    .getByText(/Closed/)
    .waitFor();
  await press(mara, "o");
  await headerOf(tomas).getByText("With Mara Jensen").waitFor();

  expect(await visitor.page.getByText(/warranty|snoozed|Third lamp|Repairs/).count()).toBe(0);
  for (const person of [owner, mara, tomas, visitor]) expect(person.problems).toEqual([]);
});
