import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enterConsole, MARA, OWNER, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();

async function ask(visitor: Person, text: string): Promise<void> {
  await visitor.page.getByLabel("Find an answer").fill(text);
  await visitor.page.keyboard.press("Enter");
  await visitor.page.getByRole("button", { name: "Talk to a person" }).click();
}

/** The number under a name on the board. */
const figure = (page: Page, label: string) =>
  page
    .locator(".figure", { has: page.getByRole("button", { name: label, exact: true }) })
    .locator(".figure-value");

test("an owner sees the team at work live, reads along, helps by a note and takes over; the log says so", async () => {
  const owner = await enterConsole(story, { email: OWNER });
  await owner.page.getByRole("link", { name: "Board" }).click();
  await expect.poll(() => figure(owner.page, "Waiting").textContent()).toBe("0");

  const mara = await enterConsole(story, MARA);
  const visitor = await openChat(story);
  await ask(visitor, "the hinge is broken");
  await expect.poll(() => figure(owner.page, "Waiting").textContent()).toBe("1");
  await expect.poll(() => figure(owner.page, "Longest wait").textContent()).toMatch(/^\d+:\d\d$/);
  await owner.page.getByRole("link", { name: /the hinge is broken/ }).waitFor();

  await mara.page.getByRole("link", { name: /the hinge is broken/ }).click();
  await mara.page.keyboard.press("c");
  const reply = mara.page.getByRole("textbox", { name: "Reply to the visitor" });
  await reply.fill("I am on it");
  await reply.press("Enter");
  await expect.poll(() => figure(owner.page, "Waiting").textContent()).toBe("0");
  await expect.poll(() => figure(owner.page, "In conversation").textContent()).toBe("1");
  await expect.poll(() => figure(owner.page, "First answer").textContent()).toMatch(/1 answered$/);

  // What a figure means is said by keys, too.
  const solved = owner.page.getByRole("button", { name: "Solved", exact: true });
  await solved.focus();
  await owner.page.keyboard.press("Enter");
  await owner.page.getByRole("tooltip", { name: /closed today/ }).waitFor();
  await owner.page.keyboard.press("Escape");

  // Mara's state, by her own choice.
  await mara.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await mara.page.keyboard.press("p");
  const hers = owner.page.locator(".board-agent", { hasText: "Mara Jensen" });
  await hers.getByText("Busy").waitFor();

  // Along, by a note, and over.
  await hers.click();
  await owner.page.getByRole("link", { name: /I am on it/ }).click();
  await owner.page.getByText("I am on it").first().waitFor();
  await owner.page.keyboard.press("n");
  const note = owner.page.getByRole("textbox", { name: /note/i });
  await note.fill("Offer the spare hinge");
  await note.press("Enter");
  await mara.page.getByText("Offer the spare hinge").waitFor();
  await owner.page.getByRole("link", { name: "Board" }).click();
  await hers.click();
  await owner.page.getByRole("button", { name: "Take over" }).click();
  await mara.page.getByText(/took over from you/).waitFor();
  await expect.poll(() => hers.locator(".board-load").textContent()).toContain("0");
  for (const person of [owner, mara, visitor]) expect(person.problems).toEqual([]);
});

test("an agent has no board", async () => {
  const mara = await enterConsole(story, MARA);
  expect(await mara.page.getByRole("link", { name: "Board" }).count()).toBe(0);
  await mara.page.goto(`${story.server.origin}/console/board`);
  await mara.page.getByText("The board is for owners and admins").waitFor();
});
