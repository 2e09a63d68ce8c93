// pnpm console-icons: draws the console's icons anew from its mark, after that has changed. Needs a Chromium.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const CONSOLE = join(import.meta.dirname, "../apps/console");

/** `inset`: how much of each side is left free, for masks that cut the corners away. */
const ICONS = [
  { name: "icon-192.png", size: 192 },
  { name: "icon-512.png", size: 512 },
  { name: "icon-maskable-512.png", size: 512, inset: 0.14, ground: "#3b5bdb" },
  { name: "apple-touch-icon.png", size: 180, inset: 0.06, ground: "#3b5bdb" },
  // In a phone's status bar: only its shape is seen.
  { name: "badge-96.png", size: 96, shape: true },
];

const svg = await readFile(join(CONSOLE, "src/look/favicon.svg"), "utf8");
const letter = svg.replace(/<rect[^>]*\/>/, "");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
for (const { name, size, inset = 0, ground, shape } of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  const inner = Math.round(size * (1 - 2 * inset));
  const image = `data:image/svg+xml,${encodeURIComponent(shape ? letter : svg)}`;
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh;background:${ground ?? "transparent"}}</style><img width="${inner}" height="${inner}" src="${image}">`,
  );
  const png = await page.screenshot({ omitBackground: ground === undefined });
  await writeFile(join(CONSOLE, "public", name), png);
}
await browser.close();
