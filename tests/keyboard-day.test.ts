import type { Conversation } from "@foyer/protocol";
import { connectVisitor } from "@foyer/test-kit";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, MARA, PASSWORD, setStage, TOMAS } from "./stage/story.ts";

const story = setStage();

/** Somebody waits with a question; returns their conversation's id. */
async function ask(text: string): Promise<string> {
  const { server, siteKey, ownerPage } = story;
  const visitor = await connectVisitor(server, siteKey, { origin: ownerPage.origin });
  visitor.send({ type: "send_message", clientId: crypto.randomUUID(), text, to: "person" });
  return (await visitor.next("ack")).conversationId;
}

/** A conversation as the server has it. */
const conversation = (id: string) => story.api.call<Conversation>("GET", `/conversations/${id}`);

const NOWHERE = "body";

/** Waits until this has the focus: what is there by its label or its words; NOWHERE, where single keys work. */
async function focusIsOn(page: Page, what: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return "body";
      return at.getAttribute("aria-label") ?? at.getAttribute("name") ?? at.textContent?.trim();
    });
  await expect.poll(focused).toBe(what);
}

/** Waits until the console shows this conversation. */
const shows = (page: Page, text: string) => page.getByRole("log").getByText(text).first().waitFor();

async function signIn(page: Page): Promise<void> {
  const { keyboard } = page;
  await page.goto(`${story.server.origin}/console/`);
  await page.getByLabel("Email").waitFor();
  await keyboard.press("Tab");
  await focusIsOn(page, "email");
  await keyboard.type(MARA.email);
  await keyboard.press("Tab");
  await focusIsOn(page, "password");
  await keyboard.type(PASSWORD);
  await keyboard.press("Enter");
  await page.locator(".rows li").nth(2).waitFor();
  await focusIsOn(page, NOWHERE);
}

test("a day without a mouse: the focus is always where the next key is needed", async () => {
  await ask("Where is my parcel?");
  const bowl = await ask("Is the bowl in stock?");
  await ask("Do you ship to Norway?");
  const { page, context, problems } = await enter(story, { width: 1440, height: 900 });
  const { keyboard } = page;
  await signIn(page);

  // Who waits longest, claimed, and answered by a canned reply.
  await keyboard.press("j");
  await shows(page, "Where is my parcel?");
  await keyboard.press("c");
  await focusIsOn(page, "Reply to the visitor");
  await keyboard.type("/addr");
  await page.getByRole("option", { name: /address/ }).waitFor();
  await focusIsOn(page, "Reply to the visitor");
  await keyboard.press("Enter");
  await page.getByRole("option").first().waitFor({ state: "detached" });
  await focusIsOn(page, "Reply to the visitor");
  await keyboard.press("Enter");
  await page.locator(".said.out", { hasText: "Which address should we send it to?" }).waitFor();
  await focusIsOn(page, "Reply to the visitor");

  // A note, and on to a colleague.
  await keyboard.press("Escape");
  await focusIsOn(page, NOWHERE);
  await keyboard.press("n");
  await focusIsOn(page, "Note to colleagues");
  await keyboard.type("Moved last month");
  await keyboard.press("Enter");
  await page.locator(".said.note", { hasText: "Moved last month" }).waitFor();
  await focusIsOn(page, "Note to colleagues");
  await keyboard.press("Escape");
  await focusIsOn(page, NOWHERE);
  await keyboard.press("t");
  await focusIsOn(page, "Search colleagues and teams");
  await keyboard.type("Tom");
  await keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await focusIsOn(page, NOWHERE);
  await page.locator(".talk-header", { hasText: `With ${TOMAS.name}` }).waitFor();

  // The next, closed with an outcome, and the one after it.
  await keyboard.press("j");
  await shows(page, "Is the bowl in stock?");
  await keyboard.press("c");
  await focusIsOn(page, "Reply to the visitor");
  await keyboard.press("Escape");
  await focusIsOn(page, NOWHERE);
  await keyboard.press("e");
  await focusIsOn(page, "Solved");
  await keyboard.press("Enter");
  await page.locator("[data-shortcut=reopen]").waitFor();
  await focusIsOn(page, NOWHERE);
  expect((await conversation(bowl)).state).toBe("closed");
  await keyboard.press("j");
  await shows(page, "Do you ship to Norway?");
  await focusIsOn(page, NOWHERE);
  expect(problems).toEqual([]);
  await context.close();
});
