import { expect, test } from "vitest";
import { enterConsole, MARA, openChat, type Person, setStage, TOMAS } from "./stage/story.ts";

const story = setStage();

const says = (person: Person, text: string | RegExp) =>
  person.page.getByText(text).first().waitFor();

async function write(person: Person, text: string): Promise<void> {
  await person.page.getByRole("textbox", { name: /Write a message/ }).fill(text);
  await person.page.keyboard.press("Enter");
}

test("a visitor of another website asks, is answered, talks with a person, and is seen off", async () => {
  const mara = await enterConsole(story, MARA);
  const tomas = await enterConsole(story, TOMAS);
  const visitor = await openChat(story);

  // They look for themselves.
  await visitor.page.getByLabel("Find an answer").fill("send something back");
  await visitor.page.getByRole("button", { name: "How do I return something?" }).click();
  await visitor.page.getByRole("button", { name: "No", exact: true }).click();
  await visitor.page.getByRole("button", { name: "Back" }).click();

  // Self-service answers first, and a person is one click away.
  await visitor.page.getByLabel("Find an answer").fill("when will my parcel arrive");
  await visitor.page.keyboard.press("Enter");
  await says(visitor, "How long does delivery take?");
  await says(visitor, /2 to 3 working days/);
  await visitor.page.getByRole("button", { name: "Talk to a person" }).click();
  await says(visitor, /Somebody will be with you soon/);

  // Both agents see who waits; both claim; one has it, the other is told who.
  for (const agent of [mara, tomas]) {
    await agent.page.getByRole("link", { name: /when will my parcel arrive/ }).click();
  }
  const buttons = await Promise.all(
    [mara, tomas].map(({ page }) => page.getByRole("button", { name: "Claim C" }).elementHandle()),
  );
  await Promise.all(
    buttons.map((button) => button?.evaluate((element) => (element as HTMLElement).click())),
  );
  // What they looked for is told, so that nothing is asked twice.
  const before = mara.page.getByRole("region", { name: "Before asking a person" });
  await before.getByText("did not help").waitFor();
  expect(await before.textContent()).toContain("send something back");
  const boxOf = ({ page }: Person) => page.getByRole("textbox", { name: "Reply to the visitor" });
  const winner = await Promise.race(
    [mara, tomas].map(async (agent) => {
      await boxOf(agent).waitFor();
      return agent;
    }),
  );
  const loser = winner === mara ? tomas : mara;
  const [firstName] = (winner === mara ? MARA : TOMAS).name.split(" ");
  await says(loser, `${firstName} was faster`);
  expect(await boxOf(loser).count()).toBe(0);
  await says(visitor, `You are connected with ${firstName}`);

  // A canned reply, with its variable filled in.
  await boxOf(winner).pressSequentially("/addr");
  await winner.page.getByRole("option", { name: /address/ }).waitFor();
  await winner.page.keyboard.press("Enter");
  await winner.page.keyboard.press("Enter");
  await says(visitor, "Hi there! Which address should we send it to?");

  // A note stays inside.
  await winner.page.getByRole("button", { name: "Note", exact: true }).click();
  await winner.page.getByRole("textbox", { name: "Note to colleagues" }).fill("Regular customer");
  await winner.page.keyboard.press("Enter");
  await says(loser, "Regular customer");

  // Reload and restart in between lose nothing.
  await visitor.page.reload();
  await visitor.page.getByRole("button", { name: /^Chat/ }).click();
  await says(visitor, "Hi there! Which address should we send it to?");
  await story.server.kill();
  await write(visitor, "Main Street 12, please");
  await visitor.page
    .getByText(/Sending|Sent when/)
    .first()
    .waitFor();
  await story.server.start();
  await says(winner, "Main Street 12, please");
  await visitor.page
    .getByText(/^Sent|Read/)
    .last()
    .waitFor();
  expect(await visitor.page.getByText("Main Street 12, please").count()).toBe(1);

  // Back to self-service with a chosen article.
  await winner.page.getByRole("button", { name: "Send to FAQ" }).click();
  const dialog = winner.page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill("change the address");
  await dialog.getByText("Can I change the delivery address?").click();
  await dialog.getByRole("button", { name: /Send/ }).click();
  await says(visitor, /Until it is packed/);
  await visitor.page.getByRole("button", { name: "Yes, thanks" }).click();
  await says(visitor, /You ended the conversation/);

  expect(await visitor.page.getByText("Regular customer").count()).toBe(0);
  expect(visitor.problems).toEqual([]);
  expect([...mara.problems, ...tomas.problems]).toEqual([]);

  // Everything that happened is in the log, once and in order.
  const { items } = await story.api.call<{ items: { id: string; state: string; seq: number }[] }>(
    "GET",
    "/conversations",
  );
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ state: "closed", outcome: "solved" });
});
