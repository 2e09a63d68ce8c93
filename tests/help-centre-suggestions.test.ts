import { expect, test } from "vitest";
import { enter, enterConsole, MARA, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();
const people: Person[] = [];

/** A reader whose browser runs no script. */
async function reader(): Promise<Person> {
  const person = await enter(story);
  const context = await story.browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  await person.context.close();
  people.push({ ...person, context, page: await context.newPage() });
  return people.at(-1) as Person;
}

test("what a reader suggests without any script is approved by keys, and then helps the next reader", async () => {
  const ines = await reader();
  const home = `${story.server.origin}/help/${story.siteKey}/en`;
  await ines.page.goto(home);
  await ines.page
    .getByRole("link", { name: /How long does delivery take/ })
    .first()
    .click();
  const article = ines.page.url();
  await ines.page.getByText("Do you know a better answer?").click();
  await ines.page
    .getByLabel("Your answer")
    .fill("On **Saturdays**, too.\n<img src=x onerror=alert(1)>");
  await ines.page.getByLabel(/^Your name/).fill("Ines");
  await ines.page.getByRole("button", { name: "Send" }).click();
  await ines.page.getByText("Thank you!").waitFor();
  await ines.page.getByRole("link", { name: "Open questions" }).click();
  await ines.page.getByLabel("Your question").fill("Is there a shop in Bergen?");
  await ines.page.getByRole("button", { name: "Send" }).click();
  await ines.page.getByText("Thank you!").waitFor();
  expect(await ines.page.getByText("Bergen").count()).toBe(0);

  const mara = await enterConsole(story, MARA);
  people.push(mara);
  const { page } = mara;
  await page.getByRole("link", { name: "Help articles, 2 waiting" }).click();
  await page.getByRole("link", { name: /^Suggestions/ }).click();
  const cards = page.locator(".suggestion-card");
  await cards.filter({ hasText: "Saturdays" }).waitFor();
  expect(await cards.count()).toBe(2);
  await page.keyboard.press("a");
  await cards.filter({ hasText: "Saturdays" }).waitFor({ state: "detached" });
  await page.keyboard.press("a");
  await page.getByText("All suggestions are decided").waitFor();

  const otto = await enter(story);
  people.push(otto);
  await otto.page.goto(article);
  await otto.page.getByText("On Saturdays, too.").waitFor();
  await otto.page.getByRole("link", { name: "Open questions" }).click();
  await otto.page.getByRole("link", { name: /Bergen/ }).click();
  await otto.page.getByLabel("Your answer").fill("Yes, in the harbour.");
  await otto.page.getByRole("button", { name: "Send" }).click();
  await otto.page.getByText("Thank you!").waitFor();
  const answer = cards.filter({ hasText: "harbour" });
  await answer.getByText("Is there a shop in Bergen?").waitFor();
  await answer.getByRole("button", { name: "Approve" }).click();
  await answer.waitFor({ state: "detached" });
  await otto.page.reload();
  await otto.page.getByText("Yes, in the harbour.").waitFor();
  await otto.page.getByRole("link", { name: "Talk to a person" }).click();
  await otto.page.getByText("Hello there").waitFor();
  expect(otto.page.url()).toContain("/help/");
});

test("an article in the chat leads to its page in the help centre", async () => {
  const visitor = await openChat(story);
  people.push(visitor);
  const { page, context } = visitor;
  await page
    .getByRole("button", { name: /How do I return something/ })
    .first()
    .click();
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open in the help centre" }).click();
  const other = await opened;
  await other.getByRole("heading", { name: "How do I return something?" }).waitFor();
  expect(other.url()).toContain(`/help/${story.siteKey}/en/a/`);

  expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  await Promise.all(people.map(({ context }) => context.close()));
});
