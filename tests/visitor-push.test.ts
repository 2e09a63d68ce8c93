import {
  fakeClock,
  type PushService,
  startPushService,
  startServer,
  type TestServer,
} from "@foyer/test-kit";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { openBrowser } from "./stage/browser.ts";

const PATIENCE_MS = 15_000;

let browser: Browser | undefined;
afterEach(() => browser?.close());

/**
 * Chromium without a vendor behind it subscribes nowhere: what it would say of itself comes from the stand-in service.
 * Permission, service worker, notifications and all else are the browser's own.
 */
async function subscribeAt(context: BrowserContext, service: PushService): Promise<void> {
  const { endpoint, keys } = service.subscribe();
  await context.addInitScript(
    (subscription) => {
      const kept = "stand-in-subscribed";
      const made = {
        toJSON: () => subscription,
        unsubscribe: async () => localStorage.removeItem(kept) === undefined,
      };
      Object.assign(PushManager.prototype, {
        async subscribe({ applicationServerKey }: { applicationServerKey: string }) {
          if (!/^[\w-]{87}$/.test(applicationServerKey)) throw new Error("no key of a server");
          localStorage.setItem(kept, "1");
          return made;
        },
        getSubscription: async () => (localStorage.getItem(kept) ? made : null),
      });
    },
    { endpoint, keys },
  );
}

async function enter(server: TestServer, key: string, service: PushService, granted = true) {
  browser = await openBrowser();
  const context = await browser.newContext({ locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE_MS);
  if (granted) await context.grantPermissions(["notifications"], { origin: server.origin });
  await subscribeAt(context, service);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on(
    "console",
    (line) => line.type() === "error" && problems.push(`${line.text()} ${line.location().url}`),
  );
  await page.goto(`${server.origin}/chat/${key}`);
  return { context, page, problems };
}

async function askPerson(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: /Talk to a person/ }).click();
  await page.getByRole("textbox").fill(text);
  await page.keyboard.press("Enter");
  await page.getByText(/· Sent|· Read/).waitFor();
}

const offer = (page: Page) => page.getByRole("button", { name: "Tell me when there is an answer" });
const told = (page: Page) => page.getByText("You will be told when there is an answer.").first();

/** How Chromium calls the page's service worker, once it takes pushes. */
async function workerOf(context: BrowserContext, page: Page) {
  const cdp = await context.newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.includes("/chat/"));
      if (ours) resolve(ours.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  return { cdp, registrationId: await registration };
}

test("whoever waits may be told by their browser: asked by a press alone, told once they have left, led back, and switched off", async () => {
  const [service, clock] = [await startPushService(), fakeClock()];
  const server = await startServer({ clock, env: { PUSH_TO_PRIVATE: "1" } });
  const site = await server.addSite({ name: "Hazel & Pine" });
  const mara = await server.addAgent("Mara Jensen");
  const { context, page, problems } = await enter(server, site.key, service);
  await page.getByRole("button", { name: /Talk to a person/ }).waitFor();
  expect(await offer(page).count()).toBe(0);
  await askPerson(page, "Do you deliver to Malta?");
  await offer(page).click();
  await told(page).waitFor();
  const { cdp, registrationId } = await workerOf(context, page);

  // Said again at the next visit; then they leave.
  const again = page.waitForRequest((request) => request.method() === "PUT");
  await page.reload();
  expect((await again).url()).toBe(`${server.origin}/api/v1/visitor/push/subscriptions`);
  await told(page).waitFor();
  await page.goto("about:blank");
  const { orm, tables } = server.house.db;
  const [row] = await orm.select().from(tables.conversations).execute();
  const { id = "", visitorId = "" } = row ?? {};
  await expect.poll(() => server.house.presence.visitorIsHere(visitorId)).toBe(false);

  await server.house.agentActs.claim(mara.id, id);
  await server.house.acts.sendMessage.fromAgent(mara.id, {
    ...{ type: "send_message", clientId: "answer-001", conversationId: id },
    text: "Yes, **in a week**.",
  });
  clock.advance(3_000);
  const { answer } = await service.nextAnswer();
  await cdp.send("ServiceWorker.deliverPushMessage", {
    ...{ origin: server.origin, registrationId, data: JSON.stringify(answer) },
  });
  const [worker] = context.serviceWorkers();
  expect(worker?.url()).toBe(`${server.origin}/chat/worker.js`);
  const shown = () =>
    worker?.evaluate(async () => {
      const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
      return (await registration.getNotifications()).map(({ title, body, tag }) => [
        ...[title, body, tag],
      ]);
    });
  await expect.poll(shown).toEqual([["Hazel & Pine", "Mara Jensen: Yes, in a week.", id]]);

  // Only a person's press may open a window: what would be opened is looked at instead.
  const opened = await worker?.evaluate(async () => {
    const scope = self as unknown as {
      registration: ServiceWorkerRegistration;
      clients: { openWindow(path: string): Promise<unknown> };
    };
    const [notification] = await scope.registration.getNotifications();
    return new Promise<string>((resolve) => {
      scope.clients.openWindow = async (path) => resolve(path);
      const click = new Event("notificationclick");
      Object.assign(click, { notification, waitUntil: () => undefined });
      self.dispatchEvent(click);
    });
  });
  expect(opened).toBe(`/chat/${site.key}`);

  await page.goto(server.origin + opened);
  await page.getByText("Yes, in a week.").first().waitFor();
  await page.getByRole("button", { name: "Switch off" }).click();
  await offer(page).waitFor();
  const kept = () => orm.select().from(tables.visitorPushSubscriptions).execute();
  await expect.poll(kept).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Tell me");

  await page.getByRole("button", { name: "Not now" }).click();
  await page.reload();
  await page.getByText("Yes, in a week.").first().waitFor();
  expect(await offer(page).count()).toBe(0);
  expect(problems).toEqual([]);
});

test("a browser that refuses says how it is allowed, and one without a push service that it did not work", async () => {
  const service = await startPushService();
  const server = await startServer({ env: { PUSH_TO_PRIVATE: "1" } });
  const site = await server.addSite({ name: "Hazel & Pine" });
  const { context, page } = await enter(server, site.key, service, false);
  await context.addInitScript(() => {
    const answers = ["denied", "granted"] as NotificationPermission[];
    Object.defineProperty(Notification, "permission", { get: () => "default" });
    Notification.requestPermission = async () => answers.shift() ?? "granted";
    PushManager.prototype.subscribe = async () => {
      throw new DOMException("Registration failed", "AbortError");
    };
  });
  await page.reload();
  await askPerson(page, "Do you deliver to Malta?");
  await offer(page).click();
  await page
    .getByText(/Your browser blocks notifications from this page/)
    .first()
    .waitFor();
  expect(await page.getByRole("status").first().textContent()).toMatch(/^Your browser blocks/);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("That did not work just now.").first().waitFor();
});
