import { fakeClock, startServer, type TestServer } from "@foyer/test-kit";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { type LetterBox, openLetterBox } from "./stage/letter-box.ts";

/** Where the mails say that the server is; the browser finds it there. */
const PUBLIC = "http://chat.example";
const PATIENCE_MS = 15_000;

let browser: Browser | undefined;
let letters: LetterBox | undefined;

afterEach(async () => {
  await browser?.close();
  await letters?.close();
});

async function open(server: TestServer): Promise<Browser> {
  const { host } = new URL(server.origin);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      `--host-resolver-rules=MAP chat.example ${host}`,
    ],
  });
  return browser;
}

/** Somebody in a browser of their own. */
async function enter(path: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await (browser as Browser).newContext({ locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(PUBLIC + path);
  return { context, page };
}

test("nobody is there: an article, then a message with an email; the answer comes by mail, and its link goes on", async () => {
  letters = await openLetterBox();
  const clock = fakeClock();
  const env = { SMTP_URL: letters.url, MAIL_FROM: "chat@shop.example", PUBLIC_URL: PUBLIC };
  const server = await startServer({ clock, env });
  const site = await server.addSite({ name: "Hazel & Pine" });
  await server.addArticle(site.id, { question: "How long does delivery take?", popular: 1 });
  const mara = await server.addAgent("Mara Jensen");
  await open(server);

  const dana = await enter(`/chat/${site.key}`);
  await dana.page.getByText("How long does delivery take?").first().waitFor();
  await dana.page.getByRole("button", { name: /Talk to a person/ }).click();
  await dana.page.getByRole("textbox").fill("Do you deliver to Malta?");
  await dana.page.keyboard.press("Enter");
  await dana.page.getByText("Nobody is here right now").first().waitFor();
  await dana.page.getByRole("button", { name: "Get a call or an email instead" }).click();
  await dana.page.getByRole("textbox", { name: "Email" }).fill("dana@example.com");
  await dana.page.getByRole("button", { name: "Reach me there" }).click();
  await dana.page.getByText("We will write to you: dana@example.com", { exact: true }).waitFor();
  await dana.context.close();

  const desk = await enter("/console");
  const [name, value] = mara.cookie.split("=") as [string, string];
  await desk.context.addCookies([{ name, value, url: PUBLIC }]);
  await desk.page.goto(`${PUBLIC}/console`);
  await desk.page.getByRole("heading", { name: "Left a message" }).waitFor();
  await desk.page.getByRole("link", { name: /Malta/ }).click();
  await desk.page.getByText("they get your answer by mail at dana@example.com").waitFor();
  await desk.page.keyboard.press("c");
  await desk.page.getByRole("textbox", { name: "Reply to the visitor" }).fill("Yes, in a week.");
  await desk.page.keyboard.press("Enter");
  await desk.page.locator(".said, .message, .bubble").getByText("Yes, in a week.").waitFor();

  await server.house.absence.mailAnswers();
  clock.advance(3 * 60_000);
  await server.house.absence.mailAnswers();
  await server.house.mails.sendDue();
  const mail = await letters.first;
  expect(mail).toContain("Yes, in a week.");
  await desk.page.getByText("The answer went by mail to dana@example.com").waitFor();

  // Long lines are folded on their way.
  const link = /\/chat\/[^\s]+\/return#[\w-]{43}/.exec(mail.replace(/=\r\n/g, ""))?.[0] ?? "";
  const phone = await enter(link);
  await phone.page.waitForURL(`${PUBLIC}/chat/${site.key}`);
  await phone.page.getByText("Yes, in a week.").first().waitFor();
  await phone.page.getByText("Do you deliver to Malta?").first().waitFor();
  expect(phone.page.url()).not.toContain("#");
  await phone.page.getByRole("textbox").fill("Wonderful, thank you");
  await phone.page.keyboard.press("Enter");
  await desk.page.getByText("Wonderful, thank you").last().waitFor();
  expect(await desk.page.getByText("they get your answer by mail").count()).toBe(0);
});
