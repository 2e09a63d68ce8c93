import { connectVisitor } from "@foyer/test-kit";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import { enterConsole, MARA, OWNER, PASSWORD, setStage, TOMAS } from "./stage/story.ts";
import { violations } from "./stage/violations.ts";

const story = setStage();

/** Somebody waits with a question; returns their conversation's id. */
async function ask(text: string): Promise<string> {
  const { server, siteKey, ownerPage } = story;
  const visitor = await connectVisitor(server, siteKey, { origin: ownerPage.origin });
  const clientId = crypto.randomUUID();
  visitor.send({ type: "send_message", clientId, text, to: "person" });
  return (await visitor.next("ack")).conversationId;
}

const open = (page: Page, id: string) =>
  page.goto(`${story.server.origin}/console/conversations/${id}`);
const reply = (page: Page) => page.getByRole("textbox", { name: "Reply to the visitor" });
const note = (page: Page) => page.getByRole("textbox", { name: "Note to colleagues" });

test("who is mentioned in a note hears of it, finds it, and has read it once it was open", async () => {
  const id = await ask("Where is my invoice?");
  const mara = await enterConsole(story, MARA);
  const tomas = await signInToApi(story.server.origin, TOMAS.email, PASSWORD);
  await open(mara.page, id);
  await mara.page.getByRole("button", { name: "Note", exact: true }).click();
  await note(mara.page).pressSequentially("Please look, @tom");
  await mara.page.getByRole("option", { name: /Tomás Ruiz/ }).waitFor();
  await mara.page.keyboard.press("Enter");
  await mara.page.keyboard.press("Enter");
  await mara.page.locator(".said.note .mention", { hasText: "@Tomás Ruiz" }).waitFor();

  const mentions = () =>
    tomas.call<{ unread: number; items: { text: string; readAt: number | null }[] }>(
      "GET",
      "/mentions",
    );
  await expect.poll(async () => (await mentions()).unread).toBe(1);
  expect((await mentions()).items[0]).toMatchObject({ text: "Please look, @Tomás Ruiz" });
  const other = await enterConsole(story, TOMAS);
  await open(other.page, id);
  await other.page.locator(".said.note .mention.me").waitFor();
  await expect.poll(async () => (await mentions()).unread).toBe(0);
  expect([...mara.problems, ...other.problems]).toEqual([]);
  await Promise.all([mara.context.close(), other.context.close()]);
});

test("the coach offers a kinder wording while one writes, by the owner's rules as they are now", async () => {
  const id = await ask("How do I pay?");
  await story.api.call("POST", `/conversations/${id}/claim`);
  const { page, context, problems } = await enterConsole(story, { email: OWNER });
  await open(page, id);
  await reply(page).fill("Hi, you have to pay by card 4111 1111 1111 1111");
  await page.getByRole("button", { name: "Hide all but its end" }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Hide all but its end" }).click();
  await page.getByRole("button", { name: "Say “could you please”" }).click();
  expect(await reply(page).inputValue()).toBe("Hi, could you please pay by card •••• 1111");

  const settings = await context.newPage();
  await settings.goto(`${story.server.origin}/console/settings/coach`);
  await settings.getByRole("button", { name: "Add a phrase" }).last().click();
  await settings.locator("input:focus").fill("SEPA");
  await settings.getByLabel("Say instead of “SEPA”").fill("bank transfer");
  expect(await violations(settings)).toEqual([]);
  await settings.getByRole("button", { name: "Save" }).click();
  await settings.getByText("Saved for everybody.").waitFor();
  await reply(page).fill("Hello, or you pay by SEPA if you like that more");
  await page.getByRole("button", { name: "Say “bank transfer”" }).click();
  expect(await reply(page).inputValue()).toContain("pay by bank transfer if");
  await reply(page).press("Enter");
  await page.locator(".said.out", { hasText: "bank transfer" }).waitFor();
  expect(problems).toEqual([]);
});
