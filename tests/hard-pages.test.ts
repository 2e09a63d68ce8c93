import { chromium, type Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, openChat, setStage } from "./stage/story.ts";

const story = setStage();

const launcher = (page: Page) => page.getByRole("button", { name: /^Chat/ });
const box = (page: Page) => page.getByRole("textbox", { name: "Write a message…" });

async function talk(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Talk to a person" }).click();
  await say(page, text);
}

async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText(text).waitFor();
}

const sent = (page: Page) =>
  page
    .getByRole("log")
    .getByText(/· Sent|· Read/)
    .last()
    .waitFor();

const BLOCKED = "Something on this device or network blocks the chat. What you typed is kept.";

test.each([
  [
    "is forbidden",
    () => {
      Object.defineProperty(window, "WebSocket", {
        value: function Forbidden() {
          throw new DOMException("no", "SecurityError");
        },
      });
    },
  ],
  [
    "is closed each time",
    () => {
      const Whole = window.WebSocket;
      Object.defineProperty(window, "WebSocket", {
        value: function Closed(url: string) {
          return new Whole(url.replace("/socket/", "/no-socket/"));
        },
      });
    },
  ],
])(
  "a socket that %s is said to be blocked, and what was typed goes out once it is not",
  async (_, block) => {
    const { page, context } = await enter(story);
    await page.addInitScript(() => {
      Object.assign(window, { allowed: window.WebSocket });
    });
    await page.addInitScript(block);
    await page.goto(story.ownerPage.origin);
    await launcher(page).click();
    await talk(page, "can you hear me?");
    const words = page.getByText(BLOCKED);
    // The times between the tries are left to chance, and grow.
    await words.waitFor({ timeout: 40_000 });
    await page.evaluate(() => {
      const value = (window as unknown as { allowed: unknown }).allowed;
      Object.defineProperty(window, "WebSocket", { value });
    });
    await page.getByRole("button", { name: "Try again" }).click();
    await sent(page);
    await words.waitFor({ state: "hidden" });
    await context.close();
  },
);

test("a server that is away is not called blocked", async () => {
  const { page, context } = await openChat(story);
  await talk(page, "are you there?");
  await sent(page);
  const failed: string[] = [];
  page.on("websocket", (socket) => failed.push(socket.url()));
  await story.server.stop();
  await expect.poll(() => failed.length, { timeout: 30_000 }).toBeGreaterThan(6);
  await page.getByText("Reconnecting").waitFor();
  expect(await page.getByText(BLOCKED).count()).toBe(0);
  await story.server.start();
  await page.getByText("Reconnecting").waitFor({ state: "hidden" });
  await context.close();
});

test("who goes elsewhere and back finds the conversation, and it goes on", async () => {
  // The usual browser of a test keeps no page for coming back to.
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const { page } = await enter({ ...story, browser });
  await page.goto(`${story.ownerPage.origin}/shoes`);
  await launcher(page).click();
  await talk(page, "before I went");
  await sent(page);
  await page.goto(`${story.server.origin}/healthz`);
  await page.goBack({ waitUntil: "commit" });
  const log = page.getByRole("log");
  await log.or(launcher(page)).first().waitFor();
  if (!(await log.isVisible())) await launcher(page).click();
  await log.getByText("before I went").waitFor();
  await say(page, "and now I am back");
  await sent(page);
  await browser.close();
});

test.each([
  [
    "forbids storage",
    () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
  ],
  [
    "has no room left",
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
])("a browser that %s can chat all the same", async (_, spoil) => {
  const { page, context, problems } = await enter(story);
  await page.addInitScript(spoil);
  await page.goto(story.ownerPage.origin);
  await launcher(page).click();
  await talk(page, "nothing is kept here");
  await sent(page);
  await page.keyboard.press("Escape");
  await launcher(page).click();
  await page.getByRole("log").getByText("nothing is kept here").waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test("opened without a line it says so, keeps what is written, and sends it when the line is back", async () => {
  const { page, context } = await enter(story);
  await page.goto(story.ownerPage.origin);
  // A hand that comes near brings the panel.
  const panel = page.waitForResponse(/\/panel-/);
  await launcher(page).hover();
  await panel;
  await context.setOffline(true);
  await launcher(page).click();
  await page.getByText("You are offline").waitFor();
  await talk(page, "written in a tunnel");
  await page.getByText("Sent when you are connected again").waitFor();
  await context.setOffline(false);
  await sent(page);
  await page.getByText("You are offline").waitFor({ state: "hidden" });
  await context.close();
});

test("at twice the size nothing is cut off, and the composer is there", async () => {
  const context = await story.browser.newContext({
    viewport: { width: 640, height: 400 },
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  await page.goto(story.ownerPage.origin);
  await launcher(page).click();
  const dialog = page.getByRole("dialog");
  const lies = async () => {
    const { x = -1, y = -1, width = 0, height = 0 } = (await dialog.boundingBox()) ?? {};
    return x >= 0 && y >= 0 && x + width <= 640 && y + height <= 400;
  };
  await dialog.waitFor();
  await expect.poll(lies).toBe(true);
  await talk(page, "large letters");
  await sent(page);
  const outside = await dialog.evaluate((panel) => {
    const { top, bottom, left, right } = panel.getBoundingClientRect();
    const own = [...panel.querySelectorAll(".bar *, .write *")].map((each) => ({
      name: each.className,
      at: each.getBoundingClientRect(),
    }));
    return own.filter(
      ({ at }) => at.top < top || at.bottom > bottom || at.left < left || at.right > right,
    );
  });
  expect(outside).toEqual([]);
  expect(await lies()).toBe(true);
  const log = await page.getByRole("log").boundingBox();
  expect(log?.height).toBeGreaterThan(90);
  await context.close();
});

test("in forced colours everything that is pressed has an edge, and the focus is seen", async () => {
  const { page, context } = await enter(story);
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(story.ownerPage.origin);
  await launcher(page).click();
  const edges = (selector: string) =>
    page.getByRole("dialog").evaluate(
      (panel, wanted) =>
        [...panel.querySelectorAll(wanted), panel].flatMap((each) => {
          const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(each);
          const seen = borderTopWidth !== "0px" && borderTopStyle === "solid";
          return seen && borderTopColor !== "rgba(0, 0, 0, 0)" ? [] : [each.className];
        }),
      selector,
    );
  expect(await edges(".card, .round, .in")).toEqual([]);
  await talk(page, "seen by its edge");
  await sent(page);
  expect(await edges(".m, .round, .ic")).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  const outline = await page.evaluate(() => {
    const focused = document.querySelector("foyer-chat")?.shadowRoot?.activeElement;
    if (!focused) return "nothing has the focus";
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(outline).toBe("solid 2px");
  await context.close();
});

test("who wants less motion sees none", async () => {
  const { page, context } = await enter(story);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(story.ownerPage.origin);
  await launcher(page).click();
  const moving = () =>
    page.getByRole("dialog").evaluate((panel) => {
      // As they stand while somebody types.
      const dots = panel.appendChild(document.createElement("div"));
      dots.className = "dots";
      dots.append(document.createElement("i"));
      const names = [panel, ...panel.querySelectorAll("*")].flatMap((each) => {
        const { animationName } = getComputedStyle(each);
        return animationName === "none" ? [] : [`${each.className} ${animationName}`];
      });
      dots.remove();
      return [...names, ...panel.getAnimations({ subtree: true }).map(({ id }) => id)];
    });
  expect(await moving()).toEqual([]);
  await talk(page, "calmly");
  await sent(page);
  expect(await moving()).toEqual([]);
  await context.close();
});

test("on paper there is neither button nor panel", async () => {
  const { page, context } = await openChat(story);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("dialog").isVisible()).toBe(false);
  expect(await page.locator("foyer-chat .launcher").isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
  expect(await page.getByRole("dialog").isVisible()).toBe(true);
  await context.close();
});
