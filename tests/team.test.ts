import { afterAll, afterEach, expect, test } from "vitest";
import { type LetterBox, openLetterBox } from "./stage/letter-box.ts";
import {
  enter,
  enterConsole,
  MARA,
  OWNER,
  openChat,
  PASSWORD,
  type Person,
  setStage,
  TOMAS,
} from "./stage/story.ts";

let box: LetterBox | undefined;
const story = setStage(async () => {
  box = await openLetterBox();
  return { SMTP_URL: box.url, MAIL_FROM: "chat@hazel-pine.example" };
});
const people: Person[] = [];

afterAll(() => box?.close());
afterEach(async () => {
  const seen = people.splice(0);
  await Promise.all(seen.map(({ context }) => context.close()));
  expect(seen.flatMap(({ problems }) => problems)).toEqual([]);
});

async function console(agent: { email: string }, path: string): Promise<Person> {
  const person = await enterConsole(story, agent);
  people.push(person);
  await person.page.goto(`${story.server.origin}/console/${path}`);
  return person;
}

async function somebody(): Promise<Person> {
  const person = await enter(story);
  people.push(person);
  return person;
}

/** From the page of an invitation to the inbox. */
async function follow({ page }: Person, name: string, email?: string) {
  await page.getByLabel("Your name").fill(name);
  expect(new URL(page.url()).hash).toBe("");
  if (email) await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
}

test("whoever is given the link makes an account and is in; the link works no second time", async () => {
  const { page: owner } = await console({ email: OWNER }, "settings/team");
  await owner.getByRole("button", { name: "Invite somebody" }).click();
  await owner.getByRole("button", { name: "Make a link" }).click();
  const link = await owner.getByRole("dialog").locator("pre").textContent();
  await owner.getByRole("button", { name: "Done" }).click();
  await owner.getByText("Whoever has the link").waitFor();

  const guest = await somebody();
  await guest.page.goto(link ?? "");
  await follow(guest, "Ida Berg", "ida.berg@example.com");
  await owner.getByText("Ida Berg").waitFor();

  const late = await somebody();
  await late.page.goto(link ?? "");
  await late.page.getByText("This invitation does not hold any more").waitFor();
});

test("an invitation comes by mail, and is for its address alone", async () => {
  const { page: owner } = await console({ email: OWNER }, "settings/team");
  await owner.getByRole("button", { name: "Invite somebody" }).click();
  await owner.getByLabel("Email").fill("jon.ek@example.com");
  await owner.getByRole("button", { name: "Send the invitation" }).click();
  const mail = (await box?.first) ?? "";
  // Long lines are broken with "=" at their end.
  const link = /http\S+invitation#[\w-]{43}/.exec(mail.replaceAll("=\r\n", ""))?.[0] ?? "";

  const guest = await somebody();
  await guest.page.goto(link);
  const email = guest.page.getByLabel("Email");
  expect(await email.inputValue()).toBe("jon.ek@example.com");
  expect(await email.getAttribute("readonly")).not.toBeNull();
  await follow(guest, "Jon Ek");
});

test("the console speaks another language at once, and on every device of the agent", async () => {
  const { page } = await console(MARA, "settings/account");
  const choice = page.getByLabel("Language of the console");
  await choice.selectOption("de");
  await page.getByRole("link", { name: "Mein Konto" }).waitFor();
  await page.getByRole("link", { name: "Posteingang" }).click();
  await page.getByRole("heading", { name: "Posteingang" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");

  const elsewhere = await somebody();
  await elsewhere.page.goto(`${story.server.origin}/console/`);
  await elsewhere.page.getByLabel("Email").fill(MARA.email);
  await elsewhere.page.getByLabel("Password").fill(PASSWORD);
  await elsewhere.page.getByRole("button", { name: "Sign in" }).click();
  await elsewhere.page.getByRole("heading", { name: "Posteingang" }).waitFor();

  await page.goto(`${story.server.origin}/console/settings/account`);
  await page.getByLabel("Sprache der Konsole").selectOption("zh");
  await page.getByRole("link", { name: "我的账户" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: "密码" }).waitFor();
});

test("a browser that asks for German is greeted in German, and English may be chosen at the door", async () => {
  const context = await story.browser.newContext({ locale: "de-AT" });
  const page = await context.newPage();
  await page.goto(`${story.server.origin}/console/`);
  await page.getByRole("heading", { name: "Bei Foyer anmelden" }).waitFor();
  await page.getByLabel("Sprache der Konsole").selectOption("en");
  await page.getByRole("heading", { name: "Sign in to Foyer" }).waitFor();
  await context.close();
});

test("a key of one's own does what the old one did, and the old one nothing", async () => {
  const visitor = await openChat(story);
  people.push(visitor);
  const words = visitor.page.getByRole("textbox").last();
  await words.fill("Is my parcel on its way?");
  await words.press("Enter");
  await visitor.page
    .getByRole("button", { name: /person/i })
    .first()
    .click();

  const { page } = await console(TOMAS, "settings/shortcuts");
  await page.getByRole("button", { name: "Change: Claim", exact: true }).click();
  await page.keyboard.press("e");
  await page.getByText("E does “Close with an outcome” already.").waitFor();
  await page.keyboard.press("y");
  await page.getByRole("button", { name: "Use this key" }).click();
  await page.getByRole("button", { name: "As it came: Claim", exact: true }).waitFor();

  await page.goto(`${story.server.origin}/console/`);
  await page.getByText("Is my parcel on its way?").first().click();
  await page.getByRole("button", { name: "Claim Y" }).waitFor();
  await page.keyboard.press("c");
  await page.keyboard.press("y");
  await page.getByRole("textbox", { name: "Reply to the visitor" }).waitFor();
});
