import { createServer } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enter, type Story, setStage } from "./stage/story.ts";

const story = setStage();
const PHONE = { width: 390, height: 844 };

/** A website whose pages the tests write, under a policy of their choice. */
interface Website {
  origin: string;
  pages: Map<string, { body: string; policy?: string }>;
  close(): void;
}

let website: Website;

beforeAll(async () => {
  website = await serveWebsite();
  const { api, siteId } = story;
  const site = await api
    .call<Record<string, unknown>>("GET", "/sites")
    .then((sites) => (sites as unknown as Record<string, unknown>[])[0]);
  const { name, accent, greeting, intro, lang } = site as Record<string, unknown>;
  const origins = [story.ownerPage.origin, website.origin];
  await api.call("PUT", `/sites/${siteId}`, { name, accent, greeting, intro, lang, origins });
});
afterAll(() => website?.close());

async function serveWebsite(): Promise<Website> {
  const pages: Website["pages"] = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(request.url?.split("?")[0] ?? "/") ?? { body: "" };
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (page.policy) response.setHeader("content-security-policy", page.policy);
    response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Site</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><body>${page.body}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { origin: `http://127.0.0.1:${port}`, pages, close: () => server.close() };
}

const snippet = ({ server, siteKey }: Story, attributes = "") =>
  `<script async src="${server.origin}/embed/${siteKey}.js" ${attributes}></script>`;

/** Calls the page's API by name. */
const call = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(
    ([method, rest]) => {
      const { Foyer } = window as unknown as { Foyer: (...all: unknown[]) => void };
      Foyer(method as string, ...(rest as unknown[]));
    },
    [name, args] as const,
  );

const launcher = (page: Page) => page.getByRole("button", { name: /^Chat/ });

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Write a message…" }).fill(text);
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText(text).waitFor();
}

async function talk(page: Page, text: string): Promise<void> {
  await launcher(page).click();
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await say(page, text);
  await page.getByText(/· Sent|· Read/).waitFor();
}

test("rules against all elements, longer prototypes and frozen ones change nothing", async () => {
  const hostile = `<style>* { all: revert !important; color: red !important; font-size: 40px !important }
    div, button, textarea { display: none !important }</style>
    <script>Array.prototype.last = function () { return this[this.length - 1] };
    Object.prototype.shout = function () { return "!" };
    Object.freeze(Array.prototype); Object.freeze(Object.prototype);</script>`;
  website.pages.set("/hostile", { body: hostile + snippet(story) });
  website.pages.set("/plain", { body: snippet(story) });
  const looks = [];
  for (const path of ["/plain", "/hostile"]) {
    const { page, context, problems } = await enter(story);
    await page.goto(website.origin + path);
    await talk(page, "does it work here?");
    looks.push(
      await page.getByRole("dialog").evaluate((box) => {
        // The dots of who is preparing an answer come and go.
        const lasting = ".m:not(.dots), .t, .write textarea, .write .round";
        const texts = [...box.querySelectorAll(lasting)];
        return [box, ...texts].map((each) => {
          const { fontSize, color, display } = getComputedStyle(each);
          return [each.className, fontSize, color, display].join(" ");
        });
      }),
    );
    expect(problems).toEqual([]);
    await context.close();
  }
  expect(looks[1]).toEqual(looks[0]);
});

test("a page with a nonce and Trusted Types has nothing to report, and two scripts make one chat", async () => {
  const { origin } = story.server;
  const policy = `default-src 'none'; script-src 'nonce-abc' ${origin}; connect-src ${origin} ${origin.replace("http", "ws")}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const twice = snippet(story, 'nonce="abc"');
  website.pages.set("/strict", { policy, body: twice + twice });
  const { page, context, problems } = await enter(story, PHONE);
  await page.goto(`${website.origin}/strict`);
  await talk(page, "under a strict policy");
  expect(await page.locator("foyer-chat").count()).toBe(1);
  expect(problems).toEqual([]);
  await context.close();
});

test("the next user of a browser sees nothing of the last one's chat", async () => {
  website.pages.set("/", { body: snippet(story) });
  const { page, context } = await enter(story);
  await page.goto(website.origin);
  await launcher(page).waitFor();
  // The secret is the server's; here it counts that the page said who it is.
  await call(page, "identify", { id: "anna", hash: "0".repeat(64) });
  await talk(page, "only for Anna's eyes");
  await page.getByRole("textbox", { name: "Write a message…" }).fill("a draft of Anna's");
  await call(page, "identify", null);
  await page.getByRole("button", { name: "Talk to a person" }).waitFor();
  expect(await page.getByText("only for Anna's eyes").count()).toBe(0);
  await page.getByRole("button", { name: "Talk to a person" }).click();
  expect(await page.getByRole("textbox", { name: "Write a message…" }).inputValue()).toBe("");
  await page.reload();
  await launcher(page).click();
  expect(await page.getByText("only for Anna's eyes").count()).toBe(0);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).not.toContain("Anna");
  await context.close();
});

test("a page that goes elsewhere without loading keeps its chat, and tells the agents; destroy ends it", async () => {
  website.pages.set("/", { body: snippet(story) });
  const { page, context } = await enter(story);
  const sent: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => sent.push(String(payload))),
  );
  await page.goto(website.origin);
  await talk(page, "still here?");
  await page.evaluate(() => history.pushState(null, "", "/cart"));
  await expect.poll(() => sent.some((frame) => /visit_page.*\/cart/.test(frame))).toBe(true);
  await page.getByText("still here?").waitFor();
  await call(page, "destroy");
  expect(await page.locator("foyer-chat").count()).toBe(0);
  await context.close();
});

test("in an element of the page it is there at once, without a button, and leaves the focus alone", async () => {
  const body = `<input id="mine" autofocus><div id="here" style="height:600px">`;
  website.pages.set("/inline", {
    body: `${body}</div>${snippet(story, 'data-foyer-inline="#here"')}`,
  });
  const { page, context } = await enter(story);
  await page.goto(`${website.origin}/inline`);
  await page.getByRole("button", { name: "Talk to a person" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("mine");
  expect(await launcher(page).count()).toBe(0);
  const panel = page.getByRole("region", { name: /^Chat with/ });
  // It comes in with a short motion.
  await expect.poll(async () => (await panel.boundingBox())?.height).toBe(600);
  expect(await page.getByRole("button", { name: "Close chat" }).count()).toBe(0);
  await context.close();
});

test.each([PHONE, { width: 1280, height: 800 }])("the chat's own page fills %j", async (size) => {
  const { page, context, problems } = await enter(story, size);
  await page.goto(`${story.server.origin}/chat/${story.siteKey}`);
  const panel = page.getByRole("region", { name: /^Chat with/ });
  await expect.poll(() => panel.boundingBox()).toMatchObject({ x: 0, y: 0, ...size });
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await say(page, "from a link");
  // Above it the page offers to tell of answers; to close that gives the place back.
  const { height } = size;
  await expect
    .poll(async () => {
      const box = await panel.boundingBox();
      return box && box.y > 0 && box.y + box.height;
    })
    .toBe(height);
  await page.getByRole("button", { name: "Not now" }).click();
  await expect.poll(() => panel.boundingBox()).toMatchObject({ x: 0, y: 0, ...size });
  expect(problems).toEqual([]);
  await context.close();
});

test("when the panel cannot be fetched the button says so, and it opens once the line is back", async () => {
  website.pages.set("/", { body: snippet(story) });
  const { page, context } = await enter(story);
  await page.goto(website.origin);
  await launcher(page).waitFor();
  await context.setOffline(true);
  await launcher(page).click();
  await page.getByRole("button", { name: /, !$/ }).waitFor();
  await context.setOffline(false);
  await page.getByRole("dialog").waitFor();
  await context.close();
});

test("keys alone open it, write, and bring the focus back to the button", async () => {
  website.pages.set("/", { body: snippet(story) });
  const { page, context } = await enter(story);
  await page.goto(website.origin);
  await launcher(page).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.getByRole("button", { name: "Talk to a person" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("by keys alone");
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText("by keys alone").waitFor();
  expect(await page.getByRole("log").count()).toBe(1);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(
    await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className),
  ).toBe("launcher");
  await context.close();
});
