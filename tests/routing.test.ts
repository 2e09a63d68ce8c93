import { expect, test } from "vitest";
import { enterConsole, MARA, OWNER, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();

async function ask(visitor: Person, text: string): Promise<void> {
  await visitor.page.getByLabel("Find an answer").fill(text);
  await visitor.page.keyboard.press("Enter");
  await visitor.page.getByRole("button", { name: "Talk to a person" }).click();
}

const offer = ({ page }: Person) => page.getByRole("region", { name: "A conversation for you" });

test("an owner has conversations offered: declined by one, accepted by a key by the next, and the log says why", async () => {
  const owner = await enterConsole(story, { email: OWNER });
  await owner.page.goto(`${story.server.origin}/console/settings/routing`);
  await owner.page.getByLabel("Conversations of Without a team").selectOption("automatic");
  // A busy machine may take longer than the half minute that an offer stands.
  await owner.page.getByLabel("Seconds to accept").fill("300");
  await owner.page.getByRole("button", { name: "Save", exact: true }).click();
  await owner.page.getByText("Saved for everybody.").waitFor();

  // The owner alone is there, and does not want it.
  const visitor = await openChat(story);
  await ask(visitor, "the hinge is broken");
  await offer(owner).getByText("the hinge is broken").waitFor();
  await offer(owner)
    .getByRole("button", { name: /Decline/ })
    .click();
  await offer(owner).waitFor({ state: "detached" });

  // Whoever comes is offered it at once, on whatever screen, and takes it by one key.
  const mara = await enterConsole(story, MARA);
  await offer(mara).getByText("the hinge is broken").waitFor();
  await mara.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await mara.page.keyboard.press("m");
  await offer(mara).waitFor({ state: "detached" });
  const reply = mara.page.getByRole("textbox", { name: "Reply to the visitor" });
  await reply.fill("I am on it");
  await reply.press("Enter");
  await visitor.page.getByText("I am on it").waitFor();
  await mara.page.getByText("Offered to you: the only one available").waitFor();
  await mara.page.getByText(/declined it/).waitFor();
  await expect.poll(() => offer(owner).count()).toBe(0);
  for (const person of [owner, mara, visitor]) expect(person.problems).toEqual([]);
});
