import { readFile } from "node:fs/promises";
import { connectAgent } from "@foyer/test-kit";
import { afterAll, afterEach, expect, test } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import { type LetterBox, openLetterBox } from "./stage/letter-box.ts";
import { enterConsole, MARA, openChat, PASSWORD, type Person, setStage } from "./stage/story.ts";

let letters: LetterBox;
const story = setStage(async () => {
  letters = await openLetterBox();
  // One connection says much in a moment.
  const rate = { FRAMES_PER_SECOND: "1000" };
  return { ...rate, SMTP_URL: letters.url, MAIL_FROM: "chat@shop.example" };
});
const people: Person[] = [];

afterEach(async () => {
  const seen = people.splice(0);
  await Promise.all(seen.map(({ context }) => context.close()));
  expect(seen.flatMap(({ problems }) => problems)).toEqual([]);
});
afterAll(() => letters?.close());

const button = ({ page }: Person, name: string | RegExp) => page.getByRole("button", { name });
const log = ({ page }: Person) => page.getByRole("log");
const box = ({ page }: Person) => page.getByRole("textbox", { name: /Write a message/ });
const reply = ({ page }: Person) => page.getByRole("textbox", { name: "Reply to the visitor" });

/** A visitor who has asked for a person, and Mara, who has claimed the talk. */
async function talk(words: string) {
  const visitor = await openChat(story);
  people.push(visitor);
  await button(visitor, "Talk to a person").first().click();
  await box(visitor).fill(words);
  await box(visitor).press("Enter");
  await log(visitor).getByText("Sent").waitFor();
  const { items } = await story.api.call<{ items: { id: string; lastText: string }[] }>(
    "GET",
    "/conversations?state=waiting",
  );
  const id = items.find(({ lastText }) => lastText === words)?.id ?? "";
  const mara = await enterConsole(story, MARA);
  people.push(mara);
  await mara.page.goto(`${story.server.origin}/console/conversations/${id}`);
  await button(mara, /^Claim/)
    .first()
    .click();
  const answer = async (text: string) => {
    await reply(mara).fill(text);
    await reply(mara).press("Enter");
    await log(visitor).getByText(text, { exact: true }).waitFor();
  };
  return { visitor, mara, id, answer };
}

/** More than one page of the log, by Mara's own connection. */
async function sayMuch(conversationId: string, count: number): Promise<void> {
  const { origin } = story.server;
  const { cookie } = await signInToApi(origin, MARA.email, PASSWORD);
  const desk = await connectAgent({ origin }, { cookie });
  for (let i = 0; i < count; i++) {
    const clientId = `number-${1000 + i}`;
    desk.send({ type: "send_message", clientId, conversationId, text: `number ${i}.` });
  }
  await desk.next("ack", ({ clientId }) => clientId === `number-${1000 + count - 1}`);
}

async function backOnThePage({ page }: Person): Promise<void> {
  await page.reload();
  await page.getByRole("button", { name: /^Chat/ }).click();
  await page.getByRole("dialog").waitFor();
  const back = page.getByRole("button", { name: "Your conversation" });
  await back.or(page.getByRole("log")).first().waitFor();
  if (await back.isVisible()) await back.click();
  await page.getByRole("log").waitFor();
}

test("an edited message changes before the visitor's eyes, a removed one goes, and a reload finds them so", async () => {
  const { visitor, mara, answer } = await talk("About my order");
  await answer("It leaves on Fryday");
  await reply(mara).press("ArrowUp");
  const edit = mara.page.getByRole("textbox", { name: "New words of the message" });
  await edit.fill("It leaves on Friday");
  await edit.press("Enter");
  await log(visitor).getByText("It leaves on Friday").waitFor();
  await log(visitor).getByText("(edited)").waitFor();
  expect(await log(visitor).getByText("Fryday").count()).toBe(0);

  await answer("Meant for somebody else");
  const line = mara.page.locator(".said", { hasText: "Meant for somebody else" });
  await line.hover();
  await line.getByRole("button", { name: "Remove this message" }).click();
  await mara.page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await log(visitor).getByText("Message removed").waitFor();
  expect(await log(visitor).getByText("somebody else").count()).toBe(0);

  // The team can look it up.
  await button(mara, "removed").click();
  await mara.page.locator(".wordings").getByText("Meant for somebody else").waitFor();

  await backOnThePage(visitor);
  await log(visitor).getByText("It leaves on Friday").waitFor();
  await log(visitor).getByText("Message removed").waitFor();
  expect(await log(visitor).textContent()).not.toMatch(/Fryday|somebody else/);
});

test("answers to press and articles come with a reply; a press says it, and the others are gone", async () => {
  const { visitor, mara } = await talk("Something is wrong");
  await button(mara, "Add to the reply").click();
  await mara.page.getByRole("menuitem", { name: "Answers to press" }).click();
  await mara.page.getByLabel("One answer on each line").fill("My order\nA return");
  await mara.page.getByRole("button", { name: "Add", exact: true }).click();
  await button(mara, "Add to the reply").click();
  await mara.page.getByRole("menuitem", { name: "Articles" }).click();
  await mara.page.getByPlaceholder("Search published articles").fill("return");
  await mara.page.getByRole("checkbox", { name: /How do I return/ }).check();
  await button(mara, "Done").click();
  expect(await mara.page.locator(".extras li").count()).toBe(3);
  await reply(mara).fill("What is it about?");
  await reply(mara).press("Enter");

  const card = log(visitor).locator("details", { hasText: "How do I return something?" });
  await card.locator("summary").click();
  await card.getByText("You have 30 days.").waitFor();
  await button(visitor, "A return").click();
  await log(mara).getByText("A return", { exact: true }).last().waitFor();
  await button(visitor, "My order").waitFor({ state: "detached" });
  expect(await button(visitor, "A return").count()).toBe(0);
});

test("an emoji goes in where the cursor stands, and is offered first the next time", async () => {
  const { visitor } = await talk("Hello there");
  await box(visitor).fill("Thanks, bye");
  await box(visitor).press("Home");
  for (let i = 0; i < 6; i++) await box(visitor).press("ArrowRight");
  await button(visitor, "Emoji").click();
  const picker = visitor.page.getByRole("group", { name: "Emoji" });
  await picker.getByRole("button", { name: "👍", exact: true }).click();
  await expect.poll(() => box(visitor).inputValue()).toBe("Thanks👍, bye");
  await visitor.page.keyboard.type("!");
  expect(await box(visitor).inputValue()).toBe("Thanks👍!, bye");
  await button(visitor, "Emoji").click();
  await picker.getByRole("heading", { name: "Recent" }).waitFor();
  await visitor.page.keyboard.press("Escape");
  await picker.waitFor({ state: "detached" });
  expect(await visitor.page.getByRole("dialog").isVisible()).toBe(true);
});

test("what came while the visitor was away stands below a line, and one press leads down to what is new", async () => {
  const { visitor, mara, answer } = await talk("I will be back");
  await answer("Of course");
  await visitor.page.getByRole("button", { name: "Close chat" }).first().click();
  for (const text of ["While you were out", "And one more"]) {
    await reply(mara).fill(text);
    await reply(mara).press("Enter");
    await log(mara).getByText(text).waitFor();
  }
  await expect.poll(() => visitor.page.title()).toMatch(/^\(2\) /);
  await visitor.page.getByRole("button", { name: /^Chat.*2/ }).click();
  const line = log(visitor).locator(".new");
  await line.waitFor();
  const next = line.locator("xpath=following-sibling::*[1]");
  expect(await next.textContent()).toContain("While you were out");
  await expect.poll(() => visitor.page.title()).not.toMatch(/^\(/);

  await answer(Array.from({ length: 60 }, (_, i) => `line ${i}`).join("\n"));
  await log(visitor).evaluate((list) => list.scrollTo({ top: 0 }));
  await reply(mara).fill("Down here");
  await reply(mara).press("Enter");
  await button(visitor, "1 new message").click();
  await button(visitor, "1 new message").waitFor({ state: "detached" });
  expect(
    await log(visitor).evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight),
  ).toBeLessThan(2);
});

test("the transcript that is saved holds every line, also those far back; one by mail arrives", async () => {
  const { visitor, id, answer } = await talk("The very first line");
  await answer("An answer with ümlauts");
  await sayMuch(id, 110);
  await log(visitor).getByText("number 109.").waitFor();
  await backOnThePage(visitor);
  await log(visitor).getByText("number 109.").waitFor();
  await visitor.page.getByLabel("More").click();
  const download = visitor.page.waitForEvent("download");
  await button(visitor, "Save transcript").click();
  const text = await readFile(await (await download).path(), "utf8");
  expect(text).toContain("The very first line");
  expect(text).toContain("An answer with ümlauts");
  for (let i = 0; i < 110; i++) expect(text).toContain(`number ${i}.`);

  await button(visitor, "Email transcript").click();
  const address = visitor.page.getByRole("textbox", { name: "Email transcript" });
  await address.fill("nobody");
  await address.press("Enter");
  await visitor.page.getByText("Please write an address").waitFor();
  await address.fill("ines@example.com");
  await address.press("Enter");
  await visitor.page.getByText("On its way").waitFor();
  const mail = await letters.first;
  expect(mail).toMatch(/^To: ines@example.com/m);
  expect(mail).toMatch(/^Subject: Your chat with Hazel & Pine/m);
});

test("sound and title can be switched off, and that is remembered", async () => {
  const { visitor } = await talk("Quiet please");
  const toggle = (name: string) => visitor.page.getByRole("switch", { name });
  await visitor.page.getByLabel("More").click();
  await toggle("Sound").click();
  await toggle("Number in the title").click();
  await backOnThePage(visitor);
  await visitor.page.getByLabel("More").click();
  await toggle("Sound").waitFor();
  for (const name of ["Sound", "Number in the title"])
    expect(await toggle(name).getAttribute("aria-checked")).toBe("false");
});

test("after the end another conversation can be started, in Arabic, too", async () => {
  const { visitor, id } = await talk("It is done");
  await visitor.page.getByLabel("More").click();
  await button(visitor, "End chat").click();
  await button(visitor, "Start a new conversation").waitFor();
  await visitor.page.evaluate(() =>
    (window as unknown as { Foyer(...what: unknown[]): void }).Foyer("setLocale", "ar"),
  );
  await button(visitor, "بدء محادثة جديدة").click();
  const field = visitor.page.getByRole("textbox", { name: "اكتب رسالة…" });
  await field.fill("سؤال آخر");
  await field.press("Enter");
  await expect
    .poll(async () => {
      const { items } = await story.api.call<{ items: { id: string; lastText: string }[] }>(
        "GET",
        "/conversations",
      );
      return items.find(({ lastText }) => lastText === "سؤال آخر")?.id ?? id;
    })
    .not.toBe(id);
  expect(await log(visitor).getByText("It is done").count()).toBe(0);
});
