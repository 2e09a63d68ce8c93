import { DEFAULT_SITE_OPTIONS, type Hours } from "@foyer/protocol";
import { afterEach, expect, test } from "vitest";
import { enterConsole, MARA, openChat, type Person, setStage } from "./stage/story.ts";

const story = setStage();
const people: Person[] = [];

afterEach(async () => {
  await Promise.all(people.splice(0).map(({ context }) => context.close()));
});

function here<P extends Person>(person: P): P {
  people.push(person);
  return person;
}

const PHONE = { width: 390, height: 844 };

/** A visitor who looks at the owner's page on another device, in another country or language. */
async function openChatAs(
  options: Parameters<typeof story.browser.newContext>[0],
): Promise<Person> {
  const context = await story.browser.newContext(options);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.goto(`${story.ownerPage.origin}/orders/1`);
  await page.locator("button[aria-label]").first().click();
  await page.getByRole("dialog").waitFor();
  return here({ context, page, problems: [] });
}

async function ask(person: Person, text: string): Promise<void> {
  await person.page.getByRole("button", { name: /Talk to a person|تحدّث مع شخص/ }).click();
  await person.page.getByRole("textbox").fill(text);
  await person.page.keyboard.press("Enter");
}

const says = (person: Person, text: string | RegExp) =>
  person.page.getByText(text).first().waitFor();

async function setHours(hours: Hours | null): Promise<void> {
  const sites = await story.api.call<Record<string, unknown>[]>("GET", "/sites");
  const { id, key: _, snippet: _snippet, createdAt: _at, ...draft } = sites[0] ?? {};
  const options = { ...DEFAULT_SITE_OPTIONS, ...(draft.options as object), hours };
  await story.api.call("PUT", `/sites/${id}`, { ...draft, options });
}

test("two who wait see their places; when one is claimed, the other is next", async () => {
  const mara = here(await enterConsole(story, MARA));
  const dana = here(await openChat(story));
  await ask(dana, "Dana waits");
  await says(dana, "You are next");
  const ravi = await openChatAs({ viewport: PHONE, locale: "en-GB" });
  await ask(ravi, "Ravi waits, too");
  await says(ravi, "person ahead of you");
  await ravi.page.locator(".big", { hasText: "1" }).waitFor();
  await mara.page.getByRole("link", { name: /Dana waits/ }).click();
  await mara.page.getByRole("button", { name: "Claim C" }).click();
  await says(ravi, "You are next");
  await says(dana, "You are connected with Mara");
  expect(await dana.page.getByText("You are next").count()).toBe(0);
  expect(dana.problems).toEqual([]);
});

test("who would rather be called says so; it is checked, kept on reload, seen by agents, changed", async () => {
  const mara = here(await enterConsole(story, MARA));
  const dana = here(await openChat(story));
  await ask(dana, "Call me, please");
  await dana.page.getByRole("button", { name: "Get a call or an email instead" }).click();
  await dana.page.getByRole("button", { name: "Reach me there" }).click();
  await dana.page.locator("input[type=email][aria-invalid=true]:focus").waitFor();
  await dana.page.getByLabel("Phone").fill("12");
  await says(dana, "Please write a number with at least 5 digits.");
  await dana.page.getByLabel("Phone").fill("+49 40 123456");
  await dana.page.getByLabel(/When does it suit/).fill("after five");
  await dana.page.reload();
  await dana.page.getByRole("button", { name: /^Chat/ }).click();
  expect(await dana.page.getByLabel("Phone").inputValue()).toBe("+49 40 123456");
  await dana.page.getByRole("button", { name: "Reach me there" }).click();
  await says(dana, "We will call you: +49 40 123456");

  await mara.page
    .getByRole("link", { name: /Call me, please/ })
    .getByText("wants a call")
    .waitFor();
  await mara.page.getByRole("link", { name: /Call me, please/ }).click();
  await says(mara, /wants a call at \+49 40 123456 · after five/);
  expect(await mara.page.getByLabel("Phone").inputValue()).toBe("+49 40 123456");

  await dana.page.getByRole("button", { name: "Change" }).click();
  await dana.page.getByLabel("Phone").fill("");
  await dana.page.getByLabel("Email", { exact: true }).fill("dana@example.com");
  await dana.page.getByRole("button", { name: "Reach me there" }).click();
  await says(dana, "We will write to you: dana@example.com");
  await mara.page.getByText("left an email").waitFor();
});

test("outside the hours visitors read, by their own clock and in their language, when somebody is back", async () => {
  const tomorrow = new Date(Date.now() + 26 * 60 * 60_000);
  tomorrow.setUTCMinutes(0, 0, 0);
  const always = [{ from: "00:00", to: "24:00" }];
  await setHours({
    timeZone: "Europe/Berlin",
    week: Array.from({ length: 7 }, () => always),
    dates: [],
    closedUntil: tomorrow.getTime(),
  });
  const inTokyo = { viewport: { width: 1280, height: 800 }, timezoneId: "Asia/Tokyo" };
  const there = tomorrow.toLocaleTimeString("en-GB", {
    ...{ timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" },
  });
  const visitor = await openChatAs({ ...inTokyo, locale: "en-GB" });
  await says(visitor, new RegExp(`We are back .* at ${there}`));

  // The owner opens again: who has the chat open sees it go.
  await setHours(null);
  await visitor.page.getByText(/We are back/).waitFor({ state: "detached" });
});

test("it reads from right to left on a phone", async () => {
  const visitor = await openChatAs({ viewport: PHONE, locale: "ar" });
  await visitor.page.evaluate(() => {
    (window as unknown as { Foyer(...args: string[]): void }).Foyer("setLocale", "ar");
  });
  await visitor.page.getByRole("button", { name: "تحدّث مع شخص" }).waitFor();
  await ask(visitor, "مرحبا");
  await says(visitor, "لا أحد هنا الآن");
  const card = visitor.page.locator(".wait");
  await card.getByRole("button").click();
  expect(await card.evaluate((box) => getComputedStyle(box).direction)).toBe("rtl");
  const { width = 0 } = (await card.boundingBox()) ?? {};
  expect(width).toBeLessThanOrEqual(PHONE.width);
  for (const field of await card.getByRole("textbox").all()) {
    expect(await field.evaluate((box) => getComputedStyle(box).fontSize)).toBe("16px");
  }
});
