import { beforeAll, expect, test } from "vitest";
import {
  enter,
  enterConsole,
  MARA,
  openChat,
  type Person,
  setStage,
  TOMAS,
} from "./stage/story.ts";

const story = setStage();
const people: Person[] = [];

/** A green square of 8 × 8 pixels. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAJElEQVR4AdzKMQ0AAAwCwQZDlVIp9T+BA9j55LfD/tGNCXUAAQAA//87ddHAAAAABklEQVQDAN8yD3FPIK46AAAAAElFTkSuQmCC",
  "base64",
);
const QUESTION = "Which sizes do you have?";
const EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

const press = ({ page }: Person, name: string) =>
  page.getByRole("button", { name, exact: true }).first().click();
const answerBox = ({ page }: Person) => page.getByRole("textbox", { name: /^Answer/ });

async function newVisitor(): Promise<Person> {
  const person = await openChat(story);
  people.push(person);
  return person;
}

/** What the chat answers to `QUESTION`. */
async function asked(person: Person) {
  await person.page.getByLabel("Find an answer").fill(QUESTION);
  await person.page.keyboard.press("Enter");
  const answer = person.page.getByRole("log").locator(".card").first();
  await answer.waitFor();
  return answer;
}

/** At her console, where she stays from test to test. */
let mara: Person;
beforeAll(async () => {
  mara = await enterConsole(story, MARA);
  people.push(mara);
});

test("an article is written with marks and a picture, and survives a reload", async () => {
  const { page } = mara;
  await page.goto(`${story.server.origin}/console/articles/new`);
  await page.getByRole("textbox", { name: /^Question/ }).fill(QUESTION);
  const answer = answerBox(mara);
  await answer.fill("Sizes");
  await page.getByRole("button", { name: "Heading" }).click();
  await answer.press("End");
  await page.keyboard.insertText("\n\nFrom 36 to 48, all ");
  await answer.press("Control+b");
  await page.keyboard.insertText("in stock");
  await answer.press("End");
  await page.keyboard.insertText(`.\n\n${EVIL}\n\n`);
  await page.getByRole("button", { name: "Picture" }).click();
  const dialog = page.getByRole("dialog", { name: "Picture" });
  await dialog.getByLabel("File").setInputFiles({
    ...{ name: "sizes.png", mimeType: "image/png", buffer: PNG },
  });
  await dialog.getByLabel("What it shows, in words").fill("A table of sizes");
  await dialog.getByRole("button", { name: "Put in" }).click();
  const preview = page.locator(".preview");
  await preview.getByRole("heading", { name: "Sizes" }).waitFor();
  await preview.locator("strong", { hasText: "in stock" }).waitFor();
  const drawn = preview.getByRole("img", { name: "A table of sizes" });
  await expect.poll(() => drawn.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(8);
  await page.getByText("kept in this browser").waitFor();
  const typed = await answer.inputValue();
  expect(typed).toMatch(/^## Sizes\n\nFrom 36 to 48, all \*\*in stock\*\*\./);

  await page.reload();
  await page.getByText(/This was typed on .* and not saved/).waitFor();
  expect(await answerBox(mara).inputValue()).toBe(typed);
  await press(mara, "In the help centre");
  const frame = page.frameLocator("iframe.help-preview");
  await frame.getByRole("heading", { name: "Sizes" }).waitFor();
  await frame.getByRole("img", { name: "A table of sizes" }).waitFor();
  expect(await frame.locator("script, [onerror]").count()).toBe(0);
  await press(mara, "Publish");
  await page.getByRole("button", { name: "Publish changes" }).waitFor();
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
});

test("visitors see its marks and its picture in the chat and in the help centre, and nothing in it runs", async () => {
  const visitor = await newVisitor();
  const card = await asked(visitor);
  await card.getByRole("heading", { name: "Sizes" }).waitFor();
  const canvas = card.getByRole("img", { name: "A table of sizes" });
  await expect.poll(() => canvas.evaluate((one: HTMLCanvasElement) => one.width)).toBe(8);
  expect(await visitor.page.evaluate(() => "hacked" in window)).toBe(false);

  const reader = await enter(story);
  people.push(reader);
  await reader.page.goto(`${story.server.origin}/help/${story.siteKey}`);
  await reader.page.getByRole("link", { name: QUESTION }).click();
  const shown = reader.page.getByRole("img", { name: "A table of sizes" });
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(8);
  expect(await reader.page.evaluate(() => "hacked" in window)).toBe(false);
});

test("two edit at once: the second sees both, visitors see what is published, and the history brings a version back", async () => {
  const tomas = await enterConsole(story, TOMAS);
  people.push(tomas);
  const { id } = await story.api.call<{ id: string }>("POST", `/sites/${story.siteId}/articles`, {
    ...{ lang: "en", question: "Do you gift-wrap?", alternatives: [], tags: [], popular: null },
    ...{ answer: "Yes, for two euros.", state: "published" },
  });
  for (const { page } of [mara, tomas]) {
    await page.goto(`${story.server.origin}/console/articles/${id}`);
    await page.getByRole("textbox", { name: /^Answer/ }).waitFor();
  }
  await answerBox(mara).fill("Yes, for three euros.");
  await answerBox(tomas).fill("Yes, for free.");
  await press(tomas, "Keep as draft");
  await tomas.page.getByText("These changes are not published yet.").waitFor();

  await mara.page.getByText("Tomás Ruiz has saved this article meanwhile").waitFor();
  const conflict = mara.page.getByRole("alert").filter({ hasText: "Nothing is lost" });
  await conflict.locator("del", { hasText: "free" }).waitFor();
  await conflict.locator("ins", { hasText: "three euros" }).waitFor();
  const live = async () =>
    (await story.api.call<{ answer: string }>("GET", `/articles/${id}`)).answer;
  expect(await live()).toBe("Yes, for two euros.");
  await press(mara, "Go on with mine");
  await press(mara, "Publish changes");
  await expect.poll(live).toBe("Yes, for three euros.");
  // Who has nothing unsaved follows by itself.
  await expect.poll(() => answerBox(tomas).inputValue()).toBe("Yes, for three euros.");

  await press(tomas, "History");
  const dialog = tomas.page.getByRole("dialog", { name: "History" });
  await dialog.getByRole("button", { name: /^Mara Jensen published it/ }).waitFor();
  await dialog.getByRole("button", { name: /^Tomás Ruiz kept a draft/ }).click();
  await dialog.locator("ins", { hasText: "free" }).waitFor();
  await dialog.getByRole("button", { name: "Bring this version back" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await answerBox(tomas).inputValue()).toBe("Yes, for free.");
  expect(await live()).toBe("Yes, for three euros.");
});

test("an article lacks a language, gets it, and shows when the translation falls behind", async () => {
  const { page } = mara;
  const text = { alternatives: [], tags: [], popular: null, state: "published" };
  const original = { ...text, lang: "en", question: "Do you repair?", answer: "Yes, always." };
  const path = `/sites/${story.siteId}/articles`;
  const { id } = await story.api.call<{ id: string }>("POST", path, original);
  await story.api.call("POST", path, {
    ...{ ...text, lang: "de", question: "Wo sind Sie?", answer: "In Bremen." },
  });
  await page.goto(`${story.server.origin}/console/articles/${id}`);
  await page.getByRole("link", { name: /German missing/ }).click();
  await page.getByRole("button", { name: "Original (English)", pressed: true }).waitFor();
  await page.locator(".preview", { hasText: "Yes, always." }).waitFor();
  await page.getByRole("textbox", { name: /^Question/ }).fill("Reparieren Sie?");
  await answerBox(mara).fill("Ja, immer.");
  await press(mara, "Publish");
  await page.getByRole("link", { name: /German up to date/ }).waitFor();

  await story.api.call("PUT", `/articles/${id}`, { ...original, answer: "Yes, for a year." });
  await page.getByText("The original has changed since this was translated.").waitFor();
  await press(mara, "See what changed");
  const dialog = page.getByRole("dialog", { name: "Changes of the original" });
  await dialog.locator("ins", { hasText: "for a year" }).waitFor();
  await dialog.locator("footer button").click();
  await press(mara, "It is up to date");
  await page.getByText("The original has changed").waitFor({ state: "detached" });

  await page.getByLabel("Look again on").fill("2020-01-31");
  await page.getByRole("combobox", { name: "Show" }).selectOption({ label: "Due for review (1)" });
  await page.getByRole("link", { name: /Reparieren Sie/ }).waitFor();

  expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  await Promise.all(people.map(({ context }) => context.close()));
});
