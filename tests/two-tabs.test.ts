import { expect, test } from "vitest";
import { enterConsole, MARA, openChat, setStage } from "./stage/story.ts";

const story = setStage();

test("two tabs of one visitor show the same talk, and the badge counts what was not read", async () => {
  const one = await openChat(story);
  await one.page.getByRole("button", { name: "Talk to a person" }).click();
  await one.page.getByRole("textbox", { name: /Write a message/ }).fill("Is anybody there?");
  await one.page.keyboard.press("Enter");
  await one.page
    .getByText(/Sent|Somebody will|Nobody is here/)
    .first()
    .waitFor();

  const two = await one.context.newPage();
  await two.goto(`${story.ownerPage.origin}/delivery`);
  await two.getByRole("button", { name: /^Chat/ }).click();
  await two.getByText("Is anybody there?").waitFor();
  await two.getByRole("textbox", { name: /Write a message/ }).fill("From the second tab");
  await two.keyboard.press("Enter");
  await one.page.getByText("From the second tab").waitFor();
  await two.keyboard.press("Escape");
  await one.page.keyboard.press("Escape");

  const mara = await enterConsole(story, MARA);
  await mara.page.getByRole("link", { name: /From the second tab/ }).click();
  await mara.page.getByRole("button", { name: "Claim C" }).click();
  await mara.page.getByRole("textbox", { name: "Reply to the visitor" }).fill("Here I am.");
  await mara.page.keyboard.press("Enter");
  await two.getByRole("button", { name: /^Chat.*1/ }).click();
  await two.getByText("Here I am.").waitFor();
  await mara.page.getByText("Read", { exact: false }).last().waitFor();
  await one.page.getByRole("button", { name: /^Chat[^(]*$/ }).waitFor();

  const { items } = await story.api.call<{ items: unknown[] }>("GET", "/conversations");
  expect(items).toHaveLength(1);
});
