import { expect, test } from "vitest";
import { enterConsole, MARA, openChat, setStage } from "./stage/story.ts";

const story = setStage();

test("what a visitor writes while offline survives a reload and is sent once, in order", async () => {
  const mara = await enterConsole(story, MARA);
  const { page, context } = await openChat(story);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  const box = page.getByRole("textbox", { name: /Write a message/ });
  await box.fill("Before the tunnel");
  await page.keyboard.press("Enter");
  await mara.page.getByRole("link", { name: /Before the tunnel/ }).click();

  await story.server.stop();
  for (const text of ["In the tunnel: one", "In the tunnel: two"]) {
    await box.fill(text);
    await page.keyboard.press("Enter");
  }
  await page
    .getByText(/Sent when you are connected again/)
    .first()
    .waitFor();
  await context.setOffline(true);
  await story.server.start();
  await context.setOffline(false);
  await page.reload();
  await mara.page.getByRole("log").getByText("In the tunnel: two").waitFor();
  const said = (await mara.page.getByRole("log").textContent()) ?? "";
  const spoken = ["Before the tunnel", "In the tunnel: one", "In the tunnel: two"];
  expect(spoken.map((text) => said.split(text).length - 1)).toEqual([1, 1, 1]);
  const places = spoken.map((text) => said.indexOf(text));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
