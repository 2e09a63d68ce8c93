import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { enter, openChat, setStage } from "./stage/story.ts";

const story = setStage();
const NORMAL = { width: 376, height: 640 };

const sizeOf = async (box: Locator) => {
  const { width = 0, height = 0 } = (await box.boundingBox()) ?? {};
  return { width: Math.round(width), height: Math.round(height) };
};

/** The handle, once the hand is near. */
async function gripOf(page: Page): Promise<Locator> {
  await page.getByRole("dialog").hover();
  const grip = page.getByRole("slider", { name: "Resize the chat" });
  await grip.waitFor();
  return grip;
}

async function drag(page: Page, grip: Locator, x: number, y: number): Promise<void> {
  const box = await grip.boundingBox();
  if (!box) throw new Error("the handle is nowhere");
  const [fromX, fromY] = [box.x + 8, box.y + 8];
  await page.mouse.move(fromX, fromY);
  await page.mouse.down();
  await page.mouse.move(fromX + x, fromY + y, { steps: 4 });
  await page.mouse.up();
}

test("the panel is pulled to another size at its free corner, which lasts; a double click takes it back", async () => {
  const { page, context, problems } = await openChat(story);
  const panel = page.getByRole("dialog");
  const grip = await gripOf(page);
  expect(await sizeOf(panel)).toEqual(NORMAL);
  expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain("size");

  await drag(page, grip, -100, -40);
  const large = await sizeOf(panel);
  expect(large.width).toBeGreaterThan(NORMAL.width + 80);
  expect(large.height).toBeGreaterThan(NORMAL.height + 20);
  expect(await grip.getAttribute("aria-valuetext")).toBe(`${large.width} × ${large.height}`);

  await page.reload();
  await page.getByRole("button", { name: /^Chat/ }).click();
  await expect.poll(() => sizeOf(panel)).toEqual(large);

  await (await gripOf(page)).dblclick({ position: { x: 6, y: 6 } });
  expect(await sizeOf(panel)).toEqual(NORMAL);
  await page.reload();
  await page.getByRole("button", { name: /^Chat/ }).click();
  await gripOf(page);
  expect(await sizeOf(panel)).toEqual(NORMAL);
  expect(problems).toEqual([]);
  await context.close();
});

test("arrow keys do the same, and nothing makes it smaller than usable or larger than the window", async () => {
  const { page, context } = await openChat(story);
  const panel = page.getByRole("dialog");
  const grip = await gripOf(page);
  await grip.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowUp");
  expect(await sizeOf(panel)).toEqual({ width: 396, height: 660 });
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  expect(await sizeOf(panel)).toEqual(NORMAL);

  await drag(page, grip, 900, 900);
  expect(await sizeOf(panel)).toEqual({ width: 320, height: 360 });
  await drag(page, grip, -2000, -2000);
  const box = await panel.boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((await sizeOf(panel)).width).toBe(800);

  await page.setViewportSize({ width: 700, height: 500 });
  const small = await panel.boundingBox();
  expect(small?.x).toBeGreaterThanOrEqual(0);
  expect(small?.y).toBeGreaterThanOrEqual(0);
  await context.close();
});

test("a page from right to left has the handle at the other corner", async () => {
  const { page, context } = await enter(story);
  await page.goto(story.ownerPage.origin);
  await page.getByRole("button", { name: /^Chat/ }).waitFor();
  await page.evaluate(() => {
    (window as unknown as { Foyer: (name: string, lang: string) => void }).Foyer("setLocale", "ar");
  });
  await page.locator("foyer-chat .launcher").click();
  await page.getByRole("dialog").hover();
  const grip = page.getByRole("slider");
  await grip.waitFor();
  const panel = page.getByRole("dialog");
  const [inner, outer] = [await grip.boundingBox(), await panel.boundingBox()];
  expect((inner?.x ?? 0) + (inner?.width ?? 0)).toBeGreaterThan(
    (outer?.x ?? 0) + (outer?.width ?? 0) - 4,
  );
  const { width } = await sizeOf(panel);
  await grip.focus();
  await page.keyboard.press("ArrowRight");
  expect((await sizeOf(panel)).width).toBe(width + 20);
  await context.close();
});

/** A keyboard that leaves `height` pixels of the screen. */
const showKeyboard = (page: Page, height: number) =>
  page.evaluate((left) => {
    const view = window.visualViewport as unknown as { height: number } & EventTarget;
    view.height = left;
    view.dispatchEvent(new Event("resize"));
  }, height);

test.each(["inline", "full screen"])(
  "a phone's keyboard does not cover the box (%s)",
  async (way) => {
    const { page, context } = await enter(story, { width: 390, height: 844 });
    await page.addInitScript(() => {
      const view = Object.assign(new EventTarget(), { height: 844, offsetTop: 0, scale: 1 });
      Object.defineProperty(window, "visualViewport", { value: view });
    });
    if (way === "inline") await page.goto(`${story.server.origin}/chat/${story.siteKey}`);
    else {
      await page.goto(story.ownerPage.origin);
      await page.getByRole("button", { name: /^Chat/ }).click();
    }
    await page.getByRole("button", { name: "Talk to a person" }).click();
    const box = page.getByRole("textbox", { name: "Write a message…" });
    await box.click();
    const bottom = async () => {
      const { y = 0, height = 0 } = (await box.boundingBox()) ?? {};
      return y + height;
    };
    expect(await bottom()).toBeGreaterThan(700);
    await showKeyboard(page, 500);
    await expect.poll(bottom).toBeLessThan(500);
    await page.getByRole("button", { name: "Back" }).waitFor();
    await showKeyboard(page, 844);
    await expect.poll(bottom).toBeGreaterThan(700);
    await context.close();
  },
);
