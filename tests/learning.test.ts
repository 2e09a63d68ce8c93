import { expect, test } from "vitest";
import { enterConsole, MARA, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();
const people: Person[] = [];

const ANSWER = "可以，**电子发票**会在发货后发到您的邮箱。";

async function enter(): Promise<Person> {
  const person = await openChat(story);
  people.push(person);
  return person;
}

const log = ({ page }: Person) => page.getByRole("log");

/** Asks self-service from the home, and waits for its answer. */
async function ask(person: Person, words: string): Promise<void> {
  await person.page.getByLabel("Find an answer").fill(words);
  await person.page.keyboard.press("Enter");
  await log(person).getByText(words).first().waitFor();
}

test("what nobody could answer becomes an article that answers the next who asks", async () => {
  const first = await enter();
  await ask(first, "可以开发票吗？");
  const second = await enter();
  await ask(second, "能给我开发票吗");
  await second.page.getByRole("button", { name: "Talk to a person" }).first().click();

  const mara = await enterConsole(story, MARA);
  people.push(mara);
  const { page } = mara;
  const waits = page.getByRole("link", { name: /能给我开发票吗/ }).first();
  await waits.click();
  await page
    .getByRole("button", { name: /^Claim/ })
    .first()
    .click();
  const reply = page.getByRole("textbox", { name: "Reply to the visitor" });
  await reply.fill(ANSWER);
  await reply.press("Enter");
  await log(second).getByText("电子发票").first().waitFor();

  await page.goto(`${story.server.origin}/console/articles/learn`);
  const card = page.getByRole("listitem").filter({ hasText: "Asked 2 times" });
  await card.getByText("Mara Jensen answered").waitFor();
  await card.getByRole("button", { name: "Draft from this answer" }).click();
  await page.getByRole("heading", { name: "Edit article" }).waitFor();
  const answer = page.getByRole("textbox", { name: /^Answer/ });
  expect(await answer.inputValue()).toBe(ANSWER);
  const question = await page.getByRole("textbox", { name: /^Question/ }).inputValue();
  expect(question).toContain("发票");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("button", { name: "Publish changes" }).waitFor();

  const third = await enter();
  await ask(third, "请问怎么开发票");
  await log(third).getByText(question).first().waitFor();
  await log(third).getByText("电子发票").first().waitFor({ state: "attached" });

  await page.goto(`${story.server.origin}/console/articles/figures`);
  const languages = page.getByRole("table").last();
  await languages.getByRole("row", { name: /^Chinese 3 2/ }).waitFor();

  expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  await Promise.all(people.map(({ context }) => context.close()));
});
