import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeAll, expect, test } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import {
  enterConsole,
  MARA,
  openChat,
  PASSWORD,
  type Person,
  setStage,
  TOMAS,
} from "./stage/story.ts";

const story = setStage();
const people: Person[] = [];

const REPLIES = [
  {
    shortcut: "hello",
    title: "Greeting",
    text: "Hello {{visitor.firstName|there}}!",
    folder: "Start",
  },
  { shortcut: "mail", title: "Write by mail", text: "We write to {{visitor.email}}." },
  { shortcut: "مرحبا", title: "ترحيب", text: "أهلاً وسهلاً بك!", lang: "ar" },
  {
    ...{ shortcut: "done", title: "Done", text: "**Glad** to help!" },
    acts: [
      { type: "tag", tags: ["delivery"] },
      { type: "close", outcome: "solved" },
    ],
  },
];

beforeAll(async () => {
  for (const reply of REPLIES) await story.api.call("POST", "/canned-replies", reply);
});
afterEach(async () => {
  const seen = people.splice(0);
  await Promise.all(seen.map(({ context }) => context.close()));
  expect(seen.flatMap(({ problems }) => problems)).toEqual([]);
});

const button = ({ page }: Person, name: string | RegExp) => page.getByRole("button", { name });
const log = ({ page }: Person) => page.getByRole("log");
const box = ({ page }: Person) => page.getByRole("textbox", { name: "Reply to the visitor" });

async function enter(who: typeof MARA, path: string): Promise<Person> {
  const person = await enterConsole(story, who);
  people.push(person);
  await person.page.goto(`${story.server.origin}/console/${path}`);
  return person;
}

/** A visitor who has asked for a person, and Mara, who answers. */
async function talk(words: string) {
  const visitor = await openChat(story);
  people.push(visitor);
  await button(visitor, "Talk to a person").first().click();
  const ask = visitor.page.getByRole("textbox", { name: /Write a message/ });
  await ask.fill(words);
  await ask.press("Enter");
  await log(visitor).getByText("Sent").waitFor();
  const { items } = await story.api.call<{ items: { id: string; lastText: string }[] }>(
    "GET",
    "/conversations?state=waiting",
  );
  const id = items.find(({ lastText }) => lastText === words)?.id ?? "";
  const mara = await enter(MARA, `conversations/${id}`);
  await button(mara, /^Claim/)
    .first()
    .click();
  await box(mara).waitFor();
  return { visitor, mara, id };
}

async function pick({ page }: Person, shortcut: string): Promise<void> {
  await page.keyboard.type(`/${shortcut}`);
  await page.getByRole("option", { name: `/${shortcut}` }).waitFor();
  await page.keyboard.press("Enter");
}

test("replies go in where the cursor is, undone by one key, and a gap stops the sending", async () => {
  const { visitor, mara } = await talk("Do you ship to Norway?");
  const { page } = mara;
  await box(mara).fill("So, we do ship.");
  for (let i = 0; i < " we do ship.".length; i++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" ");
  await pick(mara, "hello");
  expect(await box(mara).inputValue()).toBe("So, Hello there! we do ship.");
  await page.keyboard.press("ControlOrMeta+z");
  expect(await box(mara).inputValue()).toContain("/hello we do ship.");
  await page.keyboard.press("ControlOrMeta+Shift+z");
  expect(await box(mara).inputValue()).toBe("So, Hello there! we do ship.");
  await page.keyboard.press("End");
  await page.keyboard.type(" ");
  await pick(mara, "mail");
  expect(await box(mara).inputValue()).toContain("We write to [visitor.email].");

  // What is not known is selected; sending waits for it.
  await page.getByText("[visitor.email] is not known.").waitFor();
  await page.keyboard.press("Enter");
  expect(await log(visitor).getByText("we do ship").count()).toBe(0);
  await page.keyboard.type("dana@example.org");
  await page.keyboard.press("Enter");
  await log(visitor)
    .getByText("So, Hello there! we do ship. We write to dana@example.org.")
    .waitFor();
});

test("a macro shows its steps, sends, tags and closes, and the log tells of each", async () => {
  const { visitor, mara, id } = await talk("My parcel has come, thanks");
  await pick({ ...mara, page: await focused(mara) }, "done");
  await mara.page.getByText("Tag delivery").waitFor();
  await mara.page.keyboard.press("Enter");
  await log(visitor).getByText("Glad to help!").waitFor();
  await log(visitor)
    .getByText(/closed|ended/i)
    .first()
    .waitFor();
  const after = await story.api.call<{ state: string; tags: string[]; outcome: string }>(
    "GET",
    `/conversations/${id}`,
  );
  expect(after).toMatchObject({ state: "closed", outcome: "solved", tags: ["delivery"] });
  await log(mara)
    .getByText(/delivery/)
    .first()
    .waitFor();
});

async function focused(person: Person) {
  await box(person).click();
  return person.page;
}

test("Arabic is found by its own letters and reads from right to left", async () => {
  const { visitor, mara } = await talk("مرحبا، أين طلبي؟");
  await box(mara).click();
  await pick(mara, "مرحبا");
  expect(await box(mara).inputValue()).toBe("أهلاً وسهلاً بك!");
  await mara.page.keyboard.press("Enter");
  await log(visitor).getByText("أهلاً وسهلاً بك!").waitFor();
});

test("what fits the visitor's words is offered, and one key puts it in", async () => {
  await story.api.call("POST", "/canned-replies", {
    ...{ shortcut: "late", title: "My parcel is late" },
    text: "I am sorry that your parcel is late: it comes tomorrow.",
  });
  const { mara } = await talk("Why is my parcel so late?");
  await button(mara, "My parcel is late").waitFor();
  await box(mara).click();
  await mara.page.keyboard.press("ArrowRight");
  expect(await box(mara).inputValue()).toContain("it comes tomorrow");
});

test("an agent's own is seen by nobody else, and what all share is copied to change it", async () => {
  const mara = await enter(MARA, "canned-replies/new");
  const { page } = mara;
  await page.getByRole("textbox", { name: /^Shortcut/ }).fill("secret");
  await page.getByRole("textbox", { name: /^Title/ }).fill("My own words");
  await page.getByRole("textbox", { name: /^Text/ }).fill("Mine.");
  await button(mara, "Save").click();
  await page.getByRole("heading", { name: "/secret" }).waitFor();

  const tomas = await enter(TOMAS, "canned-replies");
  await tomas.page.getByRole("link", { name: /Greeting/ }).waitFor();
  expect(await tomas.page.getByText("My own words").count()).toBe(0);
  await tomas.page.getByRole("link", { name: /Greeting/ }).click();
  await tomas.page.getByRole("textbox", { name: /^Text/ }).fill("Moin!");
  await button(tomas, "Save as my own").click();
  await tomas.page.getByText("Copied.").waitFor();
  const { call } = await signInToApi(story.server.origin, TOMAS.email, PASSWORD);
  const own = await call<{ scope: string; shortcut: string; text: string }[]>(
    "GET",
    "/canned-replies",
  );
  expect(
    own
      .filter(({ shortcut }) => shortcut === "hello")
      .map(({ text }) => text)
      .sort(),
  ).toEqual(["Hello {{visitor.firstName|there}}!", "Moin!"]);
});

/** By hand: the dialog of the browser opens, and a file is picked. */
async function choose(page: Page, file: string): Promise<void> {
  const opened = page.waitForEvent("filechooser");
  await page.getByLabel("CSV file").click();
  await (await opened).setFiles(file);
}

test("a CSV goes out, is changed, is judged row by row, and comes in", async () => {
  const mara = await enter(MARA, "canned-replies");
  const { page } = mara;
  await button(mara, "CSV").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Export all" }).click(),
  ]);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toContain("hello,Greeting,Hello {{visitor.firstName|there}}!,Start,,everyone,,");

  await button(mara, "CSV").click();
  await page.getByRole("menuitem", { name: "Import…" }).click();
  const file = join(tmpdir(), `canned-${process.pid}.csv`);
  await writeFile(file, "shortcut,title,text\r\nbye,Goodbye,Bye!\r\ntwo words,Wrong,x\r\n");
  await choose(page, file);
  await page.getByText("1 new, 1 wrong").waitFor();
  await page.getByText("Row 3").waitFor();
  expect(await button(mara, "Import").last().isDisabled()).toBe(true);
  await writeFile(file, "shortcut,title,text\r\nbye,Goodbye,Bye!\r\n");
  await choose(page, file);
  await page.getByText("1 new", { exact: true }).waitFor();
  await button(mara, "Import").last().click();
  await page.getByRole("link", { name: /Goodbye/ }).waitFor();
});
