import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { enter, enterConsole, MARA, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();

const FORM = {
  intro: "So that we can help at once.",
  fields: [
    { id: "name", kind: "name", label: "Your name", required: true },
    { id: "email", kind: "email", label: "Email", required: true },
    { id: "topic", kind: "choice", label: "Topic", required: false, choices: ["Order", "Return"] },
    { id: "terms", kind: "consent", label: "I agree to the terms", required: true },
  ],
};

interface Row {
  id: string;
  state: string;
  rating: number | null;
  visitorName: string | null;
}

let form: object | null = null;
let feedback: object = { kind: "faces", comment: true, nps: true };
const people: Person[] = [];

/** The owner's choices, for who comes from now on. */
async function choose(change: Record<string, unknown> = {}): Promise<void> {
  const sites = await story.api.call<Record<string, unknown>[]>("GET", "/sites");
  const { id, key: _key, snippet: _snippet, createdAt: _at, ...draft } = sites[0] ?? {};
  const options = { ...(draft.options as object), form, feedback };
  await story.api.call("PUT", `/sites/${id}`, { ...draft, options, ...change });
}

const open = async (chat: Promise<Person>): Promise<Person> => {
  const person = await chat;
  people.push(person);
  return person;
};
const button = ({ page }: Person, name: string | RegExp) => page.getByRole("button", { name });
const says = ({ page }: Person, text: string | RegExp) => page.getByText(text).first().waitFor();
const conversations = async () =>
  (await story.api.call<{ items: Row[] }>("GET", "/conversations")).items;

/** Somebody writes to a person, who answers and sees them off. */
async function served(visitor: Person, words: string): Promise<string> {
  await button(visitor, "Talk to a person").first().click();
  const box = visitor.page.getByRole("textbox", { name: /Write a message/ });
  await box.fill(words);
  await box.press("Enter");
  await visitor.page
    .getByText(/Sent|Read/)
    .last()
    .waitFor();
  const row = (await conversations()).find(({ state }) => state === "waiting");
  const id = row?.id ?? "";
  await story.api.call("POST", `/conversations/${id}/claim`);
  await story.api.call("POST", `/conversations/${id}/close`, { outcome: "solved" });
  await visitor.page.getByText("How did we do?").waitFor();
  return id;
}

async function reopen({ page }: Person): Promise<void> {
  await page.reload();
  await page.getByRole("button", { name: /^Chat/ }).click();
  await page.getByRole("dialog").waitFor();
  const back = page.getByRole("button", { name: "Your conversation" });
  const log = page.getByRole("log");
  await back.or(log).first().waitFor();
  if (await back.isVisible()) await back.click();
  await log.waitFor();
}

beforeAll(async () => {
  await choose({ greeting: "Hi {name} 👋\nHow can we help?" });
});
beforeEach(async () => {
  form = null;
  feedback = { kind: "faces", comment: true, nps: true };
});
afterEach(async () => {
  for (const { context, problems } of people.splice(0)) {
    expect(problems).toEqual([]);
    await context.close();
  }
});

test("the form tells what is wrong where it is wrong, and goes with the first words", async () => {
  form = FORM;
  await choose();
  const mara = await open(enterConsole(story, MARA));
  const visitor = await open(openChat(story));
  const { page } = visitor;
  await says(visitor, "Hi 👋");

  // Reading asks for nothing.
  await button(visitor, "How do I return something?").click();
  await says(visitor, "You have 30 days.");
  expect(await page.getByLabel("Email").count()).toBe(0);
  await button(visitor, "Back").click();

  await button(visitor, "Talk to a person").click();
  await says(visitor, "So that we can help at once.");
  await page.getByLabel("How can we help?").fill("My parcel is late");
  await page.getByLabel("Email").fill("dana");
  await button(visitor, "Start chat").click();
  const name = page.getByLabel("Your name");
  await page.locator("#q-name:focus").waitFor();
  expect(await name.getAttribute("aria-invalid")).toBe("true");
  const email = page.getByLabel("Email");
  const error = await email.getAttribute("aria-describedby");
  expect(await page.locator(`#${error}`).textContent()).toContain("name@example.com");
  expect(await email.getAttribute("autocomplete")).toBe("email");

  // What was typed is there after a reload.
  await page.reload();
  await button(visitor, /^Chat/).click();
  await button(visitor, "Talk to a person").click();
  expect(await page.getByLabel("Email").inputValue()).toBe("dana");
  expect(await page.getByLabel("How can we help?").inputValue()).toBe("My parcel is late");

  await page.getByLabel("Your name").fill("Dana Smith");
  await page.getByLabel("Email").fill("dana@example.com");
  await page.getByLabel("Topic").selectOption("Order");
  await page.getByLabel("I agree to the terms").check();
  await button(visitor, "Start chat").click();
  await page.getByRole("log").getByText("My parcel is late").waitFor();
  await mara.page.getByRole("link", { name: /My parcel is late/ }).click();
  await mara.page.getByRole("heading", { name: "Dana Smith", level: 1 }).waitFor();
  const filled = mara.page.getByLabel("Answered before the chat");
  expect(await filled.textContent()).toContain("dana@example.com");

  // Known by name from now on, and not asked again.
  await page.reload();
  await button(visitor, /^Chat/).click();
  const back = button(visitor, "Back");
  if (await back.isVisible()) await back.click();
  await says(visitor, "Hi Dana 👋");
  await button(visitor, "Talk to a person").click();
  await page.getByRole("log").waitFor();
  expect(await page.getByLabel("Your name").count()).toBe(0);
});

test("who asked the articles first is asked once they want a person", async () => {
  form = FORM;
  await choose();
  const visitor = await open(openChat(story));
  const { page } = visitor;
  await page.getByLabel("Find an answer").fill("when will my parcel arrive");
  await page.keyboard.press("Enter");
  await says(visitor, /2 to 3 working days/);
  await button(visitor, "Talk to a person").click();
  await page.getByLabel("Your name").fill("Kim");
  await page.getByLabel("Email").fill("kim@example.com");
  await page.getByLabel("I agree to the terms").check();
  expect(await page.getByLabel("How can we help?").count()).toBe(0);
  await button(visitor, "Start chat").click();
  await says(visitor, /Somebody will be with you soon|Nobody is here/);
  const rows = await conversations();
  expect(rows.find(({ visitorName }) => visitorName === "Kim")).toMatchObject({ state: "waiting" });
  const { id } = rows.find(({ visitorName }) => visitorName === "Kim") ?? { id: "" };
  await story.api.call("POST", `/conversations/${id}/close`, { outcome: "spam" });
});

test("a rating is given by keyboard, added to, changed, and not asked for again", async () => {
  await choose();
  const mara = await open(enterConsole(story, MARA));
  const visitor = await open(openChat(story));
  const { page } = visitor;
  const id = await served(visitor, "Where is my mug?");

  await page.getByRole("radio", { name: "Very poor" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await says(visitor, "Thank you for your rating!");
  await mara.page.goto(`${story.server.origin}/console/conversations/${id}`);
  await mara.page.getByText(/rated the conversation 2 of 5/).waitFor();
  expect(await mara.page.locator(".rated.low").count()).toBe(1);

  await page.getByLabel("Anything to add?").fill("It took long.");
  await page.getByRole("radio", { name: "3", exact: true }).click();
  await button(visitor, "Send").first().click();
  await mara.page.getByRole("log").getByText("It took long.").waitFor();
  await mara.page.getByText(/would recommend: 3 of 10/).waitFor();

  await reopen(visitor);
  await button(visitor, "Change").click();
  await page.getByRole("radio", { name: "Good" }).click();
  await mara.page.getByText(/rated the conversation 4 of 5/).waitFor();
  await reopen(visitor);
  await button(visitor, "Change").waitFor();
  expect(await page.getByText("How did we do?").count()).toBe(0);
  expect((await conversations()).find((row) => row.id === id)).toMatchObject({ rating: 4 });
});

test("who does not want to rate is not asked again", async () => {
  feedback = { kind: "thumbs", comment: false, nps: false };
  await choose();
  const visitor = await open(openChat(story));
  const { page } = visitor;
  const id = await served(visitor, "Just a question");
  expect(await page.getByRole("radio").count()).toBe(2);
  await button(visitor, "Not now").click();
  await page.getByText("How did we do?").waitFor({ state: "hidden" });
  await reopen(visitor);
  await button(visitor, "Talk to a person").waitFor();
  expect(await page.getByRole("radio").count()).toBe(0);
  expect((await conversations()).find((row) => row.id === id)).toMatchObject({ rating: null });
});

test("an article is judged, and who was not helped is offered a person at once", async () => {
  await choose();
  const visitor = await open(openChat(story));
  const { page } = visitor;
  await button(visitor, "How do I return something?").click();
  await says(visitor, "Did this help?");
  await says(visitor, "See also");
  await button(visitor, "No").click();
  await says(visitor, /A person can help/);
  await button(visitor, "Back").click();
  await page.getByLabel("Find an answer").fill("when will my parcel arrive");
  await page.keyboard.press("Enter");
  await says(visitor, /2 to 3 working days/);
  await button(visitor, "Yes, thanks").click();
  await says(visitor, /You ended the conversation/);
  expect(await page.getByText("How did we do?").count()).toBe(0);

  const mara = await open(enterConsole(story, MARA));
  await mara.page.goto(`${story.server.origin}/console/articles`);
  await mara.page.getByText("helped 0, did not help 1").waitFor();
  await mara.page.getByText("helped 1, did not help 0").waitFor();
});

test("on a phone, in Arabic, the form and the rating read from right to left", async () => {
  form = { ...FORM, intro: "لنساعدك فورًا." };
  await choose({ lang: "ar" });
  const visitor = await open(enter(story, { width: 390, height: 844 }));
  const { page } = visitor;
  await page.goto(`${story.ownerPage.origin}/ar`);
  await page.evaluate(() => {
    document.documentElement.lang = "ar";
    document.documentElement.dir = "rtl";
  });
  await page.getByRole("button").last().click();
  await button(visitor, "تحدّث مع شخص").click();
  const name = page.getByLabel("Your name");
  await name.fill("دانا");
  const font = await name.evaluate((box) => Number.parseFloat(getComputedStyle(box).fontSize));
  expect(font).toBeGreaterThanOrEqual(16);
  await page.getByLabel("Email").fill("dana@example.com");
  await page.getByLabel("I agree to the terms").check();
  await page.getByLabel("كيف يمكننا مساعدتك؟").fill("مرحبًا");
  await button(visitor, "ابدأ الدردشة").click();
  await page.getByRole("log").getByText("مرحبًا").waitFor();
  const theirs = async () =>
    (await conversations()).find(({ visitorName }) => visitorName === "دانا");
  await expect.poll(theirs).toBeDefined();
  const row = await theirs();
  await story.api.call("POST", `/conversations/${row?.id}/claim`);
  await story.api.call("POST", `/conversations/${row?.id}/close`, { outcome: "solved" });
  await page.getByRole("radio", { name: "ممتازة" }).waitFor();
  const first = await page.getByRole("radio").first().boundingBox();
  const last = await page.getByRole("radio", { name: "ممتازة" }).boundingBox();
  expect(first?.x).toBeGreaterThan(last?.x ?? 0);
  await page.getByRole("radio", { name: "سيئة جدًا" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await says(visitor, "شكرًا على تقييمك!");
  expect((await conversations()).find(({ id }) => id === row?.id)).toMatchObject({ rating: 2 });
});
