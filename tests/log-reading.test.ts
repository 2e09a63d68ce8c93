import { connectAgent } from "@foyer/test-kit";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import { MARA, openChat, PASSWORD, setStage } from "./stage/story.ts";

const story = setStage();

/** What a screen reader may read out: a line that was put into the log, and whether the log was live. */
interface Line {
  text: string;
  live: string | null;
  /** It stood there before, or one that reads the same. */
  again: boolean;
}

/** From now on keeps every line that is put into the log. */
const watchLog = (page: Page) =>
  page.evaluate(() => {
    const log = document.querySelector("foyer-chat")?.shadowRoot?.querySelector(".log");
    if (!log) throw new Error("there is no log");
    const lines: unknown[] = [];
    const elements = new Set<globalThis.Node>(log.querySelectorAll("*"));
    const texts = new Set([...log.querySelectorAll(".m")].map((each) => each.textContent));
    new MutationObserver((records) => {
      for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
        const text = node.textContent ?? "";
        lines.push({ text, live: log.ariaLive, again: elements.has(node) || texts.has(text) });
      }
    }).observe(log, { childList: true, subtree: true });
    Object.assign(window, { lines });
  });

const linesOf = (page: Page) => page.evaluate(() => (window as unknown as { lines: Line[] }).lines);

async function conversationOf(words: string): Promise<string> {
  const { items } = await story.api.call<{ items: { id: string; lastText: string }[] }>(
    "GET",
    "/conversations",
  );
  return items.find(({ lastText }) => lastText === words)?.id ?? "";
}

/** Mara, who takes the conversation and says what she is told to. */
async function enterMara(conversationId: string) {
  const { origin } = story.server;
  const api = await signInToApi(origin, MARA.email, PASSWORD);
  await api.call("POST", `/conversations/${conversationId}/claim`, {});
  let said = 0;
  return {
    async say(...texts: string[]): Promise<void> {
      // Each time at a desk of its own: nobody may say so much at one of them.
      const desk = await connectAgent({ origin }, api);
      for (const text of texts)
        desk.send({ type: "send_message", clientId: `mara-line-${++said}`, conversationId, text });
      await desk.next("ack", ({ clientId }) => clientId === `mara-line-${said}`);
      await desk.close();
    },
  };
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Write a message…" }).fill(text);
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText(text).waitFor();
}

test("what was read out once is not put in again: not after a loss, and not when more comes", async () => {
  const { page, context } = await openChat(story);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  for (const text of ["first words", "second words"]) await say(page, text);
  await page
    .getByText(/· Sent/)
    .last()
    .waitFor();
  const id = await conversationOf("second words");
  const log = page.getByRole("log");
  await log.getByText(/Nobody is here|We have told/).waitFor();
  await watchLog(page);

  await story.server.stop();
  await page.getByText("Reconnecting").waitFor();
  await story.server.start();
  const mara = await enterMara(id);
  await mara.say("an answer");
  await page.getByRole("log").getByText("an answer").waitFor();
  await say(page, "third words");
  await page
    .getByText(/· Sent/)
    .last()
    .waitFor();

  const lines = await linesOf(page);
  expect(lines.filter(({ again }) => again)).toEqual([]);
  const heard = lines.filter(({ live }) => live === "polite").map(({ text }) => text);
  expect(heard.filter((text) => text === "an answer")).toHaveLength(1);
  await context.close();
});

test("earlier pages come in front without a word, and nothing that was there is put in again", async () => {
  const { page, context } = await openChat(story);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await say(page, "a long story");
  await page
    .getByText(/· Sent/)
    .last()
    .waitFor();
  const mara = await enterMara(await conversationOf("a long story"));
  const chapters = Array.from({ length: 150 }, (_, index) => `chapter ${index}.`);
  await mara.say(...chapters.slice(0, 75));
  await mara.say(...chapters.slice(75));
  await page.getByRole("log").getByText("chapter 149.").waitFor();
  await page.reload();
  await page.getByRole("button", { name: /^Chat/ }).click();
  await page.getByRole("log").getByText("chapter 149.").waitFor();
  expect(await page.getByRole("log").getByText("chapter 3.", { exact: true }).count()).toBe(0);
  await watchLog(page);

  const chapter = page.getByRole("log").getByText("chapter 3.", { exact: true });
  await page.getByRole("log").evaluate((log) => {
    log.scrollTop = 0;
  });
  await chapter.waitFor({ state: "attached" });
  const lines = await linesOf(page);
  expect(lines.filter(({ again }) => again)).toEqual([]);
  expect(lines.filter(({ text }) => text.startsWith("chapter")).length).toBeGreaterThan(40);
  expect(lines.filter(({ text, live }) => live !== "off" && text.startsWith("chapter"))).toEqual(
    [],
  );

  await mara.say("the end");
  await page.getByRole("log").getByText("the end").waitFor({ state: "attached" });
  const last = (await linesOf(page)).find(({ text }) => text === "the end");
  expect(last?.live).toBe("polite");
  await context.close();
});
