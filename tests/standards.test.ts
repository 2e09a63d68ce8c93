import { expect, test } from "vitest";
import { enterConsole, MARA, OWNER, openChat, setStage } from "./stage/story.ts";

const story = setStage();

test("an owner promises an answer; what is late turns red, is raised and goes to another team, and the log says why", async () => {
  await story.api.call("POST", "/teams", { name: "Rescue" });
  const owner = await enterConsole(story, { email: OWNER });
  await owner.page.goto(`${story.server.origin}/console/settings/standards`);
  await owner.page.getByText("Nothing is promised yet").waitFor();
  await owner.page.getByRole("button", { name: "Add a standard" }).click();
  const dialog = owner.page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("At once");

  // What nobody could keep is refused, and what was typed stays.
  await dialog.getByLabel("Answer within: how much").fill("0");
  await dialog.locator("form").evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await dialog.getByRole("button", { name: "Add" }).click();
  await dialog.getByText(/a target of zero cannot be kept/).waitFor();
  await dialog.getByLabel("Answer within: how much").fill("0.05");
  const over = dialog.getByRole("group", { name: "When it is over" });
  await over.getByLabel("Raise the priority").selectOption("urgent");
  await over.getByLabel("Pass it to").selectOption("Rescue");
  await dialog.getByRole("button", { name: "Add" }).click();
  await owner.page.getByText("Answer: 3 seconds").waitFor();

  const mara = await enterConsole(story, MARA);
  const visitor = await openChat(story);
  await visitor.page.getByLabel("Find an answer").fill("my parcel is torn");
  await visitor.page.keyboard.press("Enter");
  await visitor.page.getByRole("button", { name: "Talk to a person" }).click();
  const row = mara.page.getByRole("link", { name: /my parcel is torn/ });
  await row.locator(".chip.bad").waitFor();
  await row.getByText("Urgent").waitFor();
  await row.click();
  await mara.page.getByText("The time to answer is over (“At once”)").waitFor();
  await mara.page.getByText(/passed the conversation to the team Rescue/).waitFor();
  await mara.page
    .getByText(/Answer is .* late/)
    .first()
    .waitFor();

  // Her answer ends it.
  await mara.page.keyboard.press("c");
  const reply = mara.page.getByRole("textbox", { name: "Reply to the visitor" });
  await reply.fill("I send a new one");
  await reply.press("Enter");
  await mara.page
    .getByText(/Answer is .* late/)
    .first()
    .waitFor({ state: "detached" });
  expect(await visitor.page.getByText(/At once|Rescue/).count()).toBe(0);
  for (const person of [owner, mara, visitor]) expect(person.problems).toEqual([]);
});

test("two keys and a press close the chat for now, visitors read until when, and another press opens it", async () => {
  const owner = await enterConsole(story, { email: OWNER });
  const visitor = await openChat(story);
  await owner.page.keyboard.press("g");
  await owner.page.keyboard.press("o");
  const place = owner.page.getByRole("region", { name: "Hazel & Pine" });
  await place.getByText("Open now").waitFor();
  await place.getByRole("button", { name: "For an hour" }).click();
  await place.getByText("Closed now").waitFor();
  await visitor.page.getByText(/We are back/).waitFor();
  await place.getByRole("button", { name: "Open again" }).click();
  await place.getByText("Open now").waitFor();
  await visitor.page.getByText(/We are back/).waitFor({ state: "detached" });
  for (const person of [owner, visitor]) expect(person.problems).toEqual([]);
});
