import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./stage/browser.ts";
import { type ServerProcess, startServerProcess } from "./stage/server-process.ts";

let browser: Browser;
let server: ServerProcess;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startServerProcess();
});
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

test("the first run leads the owner from an account to a site to the line to paste", async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(server.origin);
  await page.getByLabel("Your name").fill("Nora Lind");
  await page.getByLabel("Email").fill("nora@example.com");
  await page.getByLabel("Password").fill("short");
  await page.keyboard.press("Enter");
  expect(await page.getByLabel("Name of your site").count()).toBe(0);
  await page.getByLabel("Password").fill("a long enough password");
  await page.keyboard.press("Enter");
  await page.getByLabel("Name of your site").fill("Hazel & Pine");
  await page.getByLabel("Its address").fill("https://shop.example");
  await page.keyboard.press("Enter");
  const snippet = page.getByText(/<script async src="http:\/\/localhost:\d+\/embed\/\w+\.js">/);
  await snippet.waitFor();
  const src = /src="([^"]+)"/.exec((await snippet.textContent()) ?? "")?.[1] ?? "";
  const loader = await (await fetch(src)).text();
  expect(loader).toContain('"name":"Hazel & Pine"');

  // The door is closed behind them: nobody else can make an owner.
  const again = await fetch(`${server.origin}/api/v1/setup`, {
    method: "POST",
    headers: { origin: server.origin, "content-type": "application/json" },
    body: JSON.stringify({
      name: "Second",
      email: "second@example.com",
      password: "a long enough password",
      siteName: "Theirs",
    }),
  });
  expect(again.status).toBe(409);
  await page.goto(`${server.origin}/console/`);
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
});
