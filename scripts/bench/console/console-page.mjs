import { chromium } from "playwright-core";

/** With frames as a screen would show them; without, headless Chromium draws as it likes. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];
const VIEWPORT = { width: 1440, height: 900 };

/** A console of whoever has `cookie`, at `path`; `act` is given its page and a session of the debugger. */
export async function withConsole({ executablePath, origin, cookie, path }, act) {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, locale: "en-GB" });
    const [name, value] = cookie.split("=");
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    await page.goto(`${origin}${path}`);
    await page.locator(".row").first().waitFor();
    return await act(page, await context.newCDPSession(page));
  } finally {
    await browser.close();
  }
}

/** An empty page in the same kind of browser. */
export async function withPlainPage({ executablePath }, act) {
  const browser = await chromium.launch({ executablePath, args: ARGS });
  try {
    const context = await browser.newContext({ viewport: VIEWPORT });
    return await act(await context.newPage());
  } finally {
    await browser.close();
  }
}
