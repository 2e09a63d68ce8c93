import { chromium } from "playwright-core";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];

/** A browser of its own for every measurement: nothing is warm, nothing is cached. */
export async function withPage(executablePath, act) {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    return await act(page, await context.newCDPSession(page));
  } finally {
    await browser.close();
  }
}

/**
 * Runs an async function in the page itself, without arguments. Playwright's own ways bring half a MiB of
 * scripts into the page, which would be measured.
 */
export async function inPage(session, act) {
  const asked = { expression: `(${act})()`, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", asked);
  if (exceptionDetails)
    throw new Error(exceptionDetails.exception?.description ?? "failed in page");
  return result.value;
}

/** Waits until nothing has been asked for half a second, and what was asked has been drawn. */
export async function settle(page, session) {
  await page.waitForLoadState("networkidle");
  await inPage(session, () => new Promise((done) => setTimeout(done, 750)));
}

/** In the page: waits for the launcher. */
export async function untilLauncher() {
  while (!document.querySelector("foyer-chat")?.shadowRoot.querySelector("button.launcher"))
    await new Promise(requestAnimationFrame);
}

/** In the page: presses the launcher and waits for a field to type in. Returns how long, in milliseconds. */
export async function openChat() {
  const root = document.querySelector("foyer-chat").shadowRoot;
  const pressed = performance.now();
  root.querySelector("button.launcher").click();
  while (!root.querySelector("textarea, input")?.getClientRects().length)
    await new Promise(requestAnimationFrame);
  return performance.now() - pressed;
}
