import { expect, test } from "vitest";
import { enter, setStage } from "./stage/story.ts";

const story = setStage();

/** What the page's own world holds after the widget has settled. */
const traces = () =>
  ({
    cookies: document.cookie,
    stored: localStorage.length + sessionStorage.length,
    shift: performance.getEntriesByType("layout-shift").length,
    globals: Object.keys(window).filter((name) => /foyer/i.test(name)),
  }) as const;

test("before the visitor opens the chat there is one request, and no cookie, storage, socket or shift", async () => {
  const { page, context, problems } = await enter(story);
  const requests: string[] = [];
  const sockets: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(story.server.origin)) requests.push(request.url());
  });
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await page.goto(story.ownerPage.origin);
  await page.getByRole("button", { name: /^Chat/ }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(requests).toEqual([`${story.server.origin}/embed/${story.siteKey}.js`]);
  expect(sockets).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(traces)).toEqual({
    cookies: "",
    stored: 0,
    shift: 0,
    globals: ["Foyer"],
  });
  expect(problems).toEqual([]);
});

test("the page steers the chat through its calls, and takes it away without a trace", async () => {
  const { page } = await enter(story);
  await page.goto(story.ownerPage.origin);
  await page.getByRole("button", { name: /^Chat/ }).waitFor();
  const call = (name: string, ...args: string[]) =>
    page.evaluate(
      ([method, rest]) =>
        (window as unknown as Record<string, Record<string, (...a: string[]) => void>>).Foyer?.[
          method as string
        ]?.(...(rest as string[])),
      [name, args] as const,
    );
  await call("hide");
  expect(await page.getByRole("button", { name: /^Chat/ }).isVisible()).toBe(false);
  await call("show");
  await call("open");
  await page.getByRole("dialog").waitFor();
  await call("close");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await call("ask", "How do I return something?");
  await page.getByText(/You have 30 days/).waitFor();
  await call("destroy");
  expect(await page.locator("foyer-chat").count()).toBe(0);
  expect(await page.evaluate(() => "Foyer" in window)).toBe(false);
});
