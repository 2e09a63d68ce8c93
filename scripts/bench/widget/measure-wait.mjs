import { inPage, openChat, untilLauncher, withPage } from "./browser.mjs";

/** What developer tools call slow 4G: 150 ms there and back, 1.6 Mbit/s. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1_000_000) / 8,
  uploadThroughput: (0.75 * 1_000_000) / 8,
};

/**
 * What a visitor with a slow phone waits for, on slow 4G and a processor four times slower: {launcher, open} in
 * milliseconds, from the navigation to the launcher, and from the press to a field that one can type in.
 * The press comes without hovering: nothing has been fetched ahead.
 */
export const measureWait = ({ executablePath, pages }) =>
  withPage(executablePath, async (page, session) => {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_4G);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const navigated = performance.now();
    await page.goto(pages.chat, { waitUntil: "commit" });
    await inPage(session, untilLauncher);
    const shown = performance.now();
    await page.waitForLoadState("networkidle");
    const open = await inPage(session, openChat);
    return { launcher: shown - navigated, open };
  });
