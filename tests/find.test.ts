import { connectVisitor } from "@foyer/test-kit";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enterConsole, MARA, setStage } from "./stage/story.ts";

/** Visitors say more at once here than people can type. */
const story = setStage(async () => ({ FRAMES_PER_SECOND: "1000" }));

/** A new visitor says each text, one after the other. */
async function say(texts: string[]): Promise<void> {
  const visitor = await connectVisitor(story.server, story.siteKey, {
    origin: story.ownerPage.origin,
  });
  for (const [at, text] of texts.entries()) {
    const clientId = `${crypto.randomUUID()}-${at}`;
    visitor.send({ type: "send_message", clientId, text, to: "person" });
    await visitor.next("ack", (ack) => ack.clientId === clientId);
  }
}

const palette = (page: Page) => page.getByRole("dialog", { name: "Find anything" });
const options = (page: Page) => palette(page).getByRole("option");

/** Opens the palette by its keys, and types. */
async function find(page: Page, text: string): Promise<void> {
  const box = palette(page).getByRole("combobox");
  // A busy page may not have heard the key: people press it again.
  await expect
    .poll(async () => {
      if (!(await box.isVisible())) await page.keyboard.press("Control+k");
      return box.isVisible();
    })
    .toBe(true);
  await box.fill(text);
}

/** What is on the screen of the log, and not above or below it. */
const isOnScreen = (page: Page, text: string) =>
  page.waitForFunction((wanted) => {
    const log = document.querySelector(".log")?.getBoundingClientRect();
    const line = document.querySelector(".log .found")?.getBoundingClientRect();
    const said = document.querySelector(".log .found")?.textContent ?? "";
    return log && line && said.includes(wanted) && line.top >= log.top && line.bottom <= log.bottom;
  }, text);

test("an old message in Korean, Arabic or with a slip is found and jumped to by the keyboard alone", async () => {
  const talk = Array.from({ length: 130 }, (_, at) => `Line number ${at}`);
  talk[3] = "배송이 언제 오나요?";
  talk[5] = "أريد إلغاء الطلبية";
  talk[7] = "The invoice is wrong, and I want another invoice";
  talk[120] = "Where is the invoice now?";
  await say(talk);
  const { page, problems } = await enterConsole(story, MARA);
  for (const [typed, said] of [
    ["배송", "배송이 언제"],
    ["طلبيه", "إلغاء"],
  ] as const) {
    await find(page, typed);
    await options(page).filter({ hasText: said }).first().waitFor();
    await page.keyboard.press("Enter");
    await isOnScreen(page, said);
    await page.getByText("1 of 1").waitFor();
  }
  await find(page, "invocie");
  await options(page).filter({ hasText: "Where is the invoice" }).first().waitFor();
  await page.keyboard.press("Enter");
  await isOnScreen(page, "Where is the invoice");
  await page.getByText("2 of 2").waitFor();
  await page.keyboard.press(",");
  await isOnScreen(page, "The invoice is wrong");
  await page.getByText("1 of 2").waitFor();
  await page.keyboard.press(".");
  await isOnScreen(page, "Where is the invoice");
  expect(problems).toEqual([]);
});

test("people, articles, canned replies, settings and acts are found, and focus returns after Esc", async () => {
  await say(["I need a ladder"]);
  const { page } = await enterConsole(story, MARA);
  await page
    .getByRole("link", { name: /ladder/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Claim C" }).waitFor();
  for (const [typed, group, label] of [
    ["delivery take", "Help articles", "How long does delivery take?"],
    ["adrs", "Canned replies", "Ask for the new address"],
    ["my acc", "Go to", "My account"],
    ["clam", "This conversation", "Claim"],
  ] as const) {
    await find(page, typed);
    const found = palette(page).getByRole("group", { name: group }).getByRole("option");
    expect(await found.first().textContent()).toContain(label);
    await page.keyboard.press("Escape");
    await palette(page).waitFor({ state: "detached" });
  }
  await find(page, "claim");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Reply to the visitor" }).waitFor();
  await page.getByRole("textbox", { name: "Reply to the visitor" }).focus();
  await find(page, "nobody ever said this");
  await palette(page)
    .getByText(/Nothing found/)
    .waitFor();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
});

test("all results are filtered, paged and opened", async () => {
  await say(Array.from({ length: 40 }, (_, at) => `Umbrella question ${at}`));
  const { page } = await enterConsole(story, MARA);
  await find(page, "umbrela");
  await options(page).filter({ hasText: "Umbrella" }).first().waitFor();
  await page.keyboard.press("Control+Enter");
  const hits = page.getByRole("list", { name: "Messages found" }).getByRole("listitem");
  await page.waitForFunction(() => document.querySelectorAll(".find-hit").length === 30);
  await page.getByRole("button", { name: "Show more" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".find-hit").length === 40);
  await page.getByLabel("When").selectOption("Older than a year");
  await page.getByText("Nobody has said that").waitFor();
  await page.getByLabel("When").selectOption("Last 7 days");
  await page.getByLabel("Said by").selectOption("Said by visitors");
  await hits
    .filter({ hasText: /question 39$/ })
    .getByRole("link")
    .click();
  await isOnScreen(page, "Umbrella question 39");
});
