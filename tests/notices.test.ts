import type { CDPSession, Page } from "playwright-core";
import { expect, test } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import { enterConsole, MARA, openChat, PASSWORD, type Person, setStage } from "./stage/story.ts";

const story = setStage();

/** Counts the tones that a page plays: two for the sound that agents have from the start. */
const COUNT_TONES = `
  window.tones = 0;
  const create = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    window.tones += 1;
    return create.call(this);
  };
`;
const tonesOf = (page: Page) => page.evaluate("window.tones") as Promise<number>;

async function ask(visitor: Person, text: string): Promise<void> {
  await visitor.page.getByLabel("Find an answer").fill(text);
  await visitor.page.keyboard.press("Enter");
  await visitor.page.getByRole("button", { name: "Talk to a person" }).click();
}

const iconOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? "");

test("somebody who waits is heard by a new agent, once over all tabs, and stands on every tab", async () => {
  const mara = await enterConsole(story, MARA);
  await mara.context.addInitScript(COUNT_TONES);
  const first = await mara.context.newPage();
  const second = await mara.context.newPage();
  await mara.page.close();
  for (const page of [first, second]) {
    await page.goto(`${story.server.origin}/console/`);
    await page.getByRole("heading", { name: "Inbox" }).waitFor();
    await page.getByRole("heading", { name: "Inbox" }).click();
  }
  const visitor = await openChat(story);
  await ask(visitor, "is anybody there");
  for (const page of [first, second]) await expect.poll(() => page.title()).toBe("(1) Foyer");
  const all = async () => (await tonesOf(first)) + (await tonesOf(second));
  await expect.poll(all).toBe(2);
  expect(await iconOf(second)).toMatch(/^data:image\/svg\+xml/);
  // The tab that was used last sounded.
  expect(await tonesOf(second)).toBe(2);

  await second.getByRole("link", { name: /is anybody there/ }).click();
  await second.keyboard.press("c");
  for (const page of [first, second]) await expect.poll(() => page.title()).toBe("Foyer");
  expect(await iconOf(second)).not.toMatch(/^data:/);
  expect(mara.problems).toEqual([]);
  await mara.context.close();
  await visitor.context.close();
});

test("an agent chooses how they are by one key, and what calls them is kept on the server", async () => {
  const mara = await enterConsole(story, MARA);
  const { page } = mara;
  const api = await signInToApi(story.server.origin, MARA.email, PASSWORD);
  const status = async () =>
    (await api.call<{ agent: { status: string } }>("GET", "/me")).agent.status;
  await page.keyboard.press("p");
  await page.getByText("You are: Busy").waitFor();
  await page.keyboard.press("p");
  await page.getByText("You are: Away").waitFor();
  expect(await status()).toBe("away");
  await page.getByRole("button", { name: /Mara Jensen \(Away\)/ }).click();
  await page.getByRole("menuitemradio", { name: "Available" }).click();
  await page.getByRole("button", { name: /Mara Jensen \(Available\)/ }).waitFor();

  await page.goto(`${story.server.origin}/console/settings/account`);
  await page.getByRole("radio", { name: "Bell" }).check();
  await page.getByLabel("A colleague mentions me: sound").uncheck();
  const kept = () =>
    api.call<{ tune: string; calls: { mention: object } }>("GET", "/me/notifications");
  await expect.poll(async () => (await kept()).tune).toBe("bell");
  await expect.poll(async () => (await kept()).calls.mention).toMatchObject({ sound: false });
  await page.reload();
  await page.getByRole("radio", { name: "Bell", checked: true }).waitFor();
  await mara.context.close();
});

/** Waits until the service worker takes pushes and pages; resolves with how Chromium calls it. */
async function installed(page: Page, cdp: CDPSession): Promise<string> {
  const registration = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.endsWith("/console/"));
      if (ours) resolve(ours.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return registration;
}

test("as an installed app the console calls while it is closed, and says kindly that the server is away", async () => {
  const mara = await enterConsole(story, MARA);
  const { page, context } = mara;
  await context.grantPermissions(["notifications"], { origin: story.server.origin });
  const cdp = await context.newCDPSession(page);
  const registrationId = await installed(page, cdp);

  const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
  // A story's browser keeps nothing, as a private window.
  const errors = installabilityErrors.map(({ errorId }) => errorId);
  expect(errors.filter((id) => id !== "in-incognito")).toEqual([]);

  const call = { kind: "waiting", name: "Dana Kim", text: "Hello?", conversationId: "k1" };
  await cdp.send("ServiceWorker.deliverPushMessage", {
    ...{ origin: story.server.origin, registrationId, data: JSON.stringify(call) },
  });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body }) => [title, body]);
    });
  await expect.poll(shown).toEqual([["Dana Kim is waiting", "Hello?"]]);

  await story.server.stop();
  await page.goto(`${story.server.origin}/console/`);
  await page.getByRole("heading", { name: "Foyer cannot be reached right now" }).waitFor();
  await story.server.start();
  await page.getByRole("link", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Inbox" }).waitFor();
  expect(mara.problems).toEqual([]);
});
