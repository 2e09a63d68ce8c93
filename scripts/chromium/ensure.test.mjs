import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureChromium } from "./ensure.mjs";
import { findChromium } from "./find.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "foyer-chromium-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function browser(path, answer = "echo Chromium 1.2.3") {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${answer}\n`);
  chmodSync(file, 0o755);
  return file;
}

const silent = () => ({ say() {}, done() {}, failed() {} });

test("a named browser is used", async () => {
  const path = browser("mine");
  const env = { CHROMIUM_PATH: path };
  expect(await ensureChromium(silent, { env })).toBe(path);
});

test("a named browser that does not run is refused instead of replaced", async () => {
  const path = browser("broken", "exit 127");
  const env = { CHROMIUM_PATH: path };
  await expect(ensureChromium(silent, { env })).rejects.toThrow("does not run");
});

test("a browser in PATH is preferred to one that playwright fetched", () => {
  browser("playwright/chromium-1200/chrome-linux/chrome");
  const path = browser("bin/chromium");
  const env = { PATH: join(folder, "bin"), PLAYWRIGHT_BROWSERS_PATH: join(folder, "playwright") };
  expect(findChromium(env)).toBe(path);
});

test("of the browsers that playwright fetched the newest is taken", () => {
  browser("playwright/chromium-900/chrome-linux/chrome");
  const path = browser("playwright/chromium-1200/chrome-linux64/chrome");
  const env = { PATH: "", PLAYWRIGHT_BROWSERS_PATH: join(folder, "playwright") };
  expect(findChromium(env, [])).toBe(path);
});

test("a browser that lacks its libraries is passed over", () => {
  browser("bin/chromium", "exit 127");
  const path = browser("bin/google-chrome");
  expect(findChromium({ PATH: join(folder, "bin") })).toBe(path);
});

const installer = (command) => ({ name: "test", title: "", possible: () => true, command });
const find = (env) => findChromium(env, []);

test("ways to install are tried in turn until one brings a browser that runs", async () => {
  const made = browser("fetched");
  const path = join(folder, "bin", "chromium");
  const installers = [
    installer("exit 3"),
    installer(`mkdir -p ${join(folder, "bin")} && cp ${made} ${path}`),
  ];
  const env = { PATH: join(folder, "bin"), PLAYWRIGHT_BROWSERS_PATH: join(folder, "none") };
  expect(await ensureChromium(silent, { env, find, installers })).toBe(path);
});

test("without any browser the failure says what was tried and what to do", async () => {
  const env = { PATH: "", PLAYWRIGHT_BROWSERS_PATH: join(folder, "none") };
  const attempt = ensureChromium(silent, { env, find, installers: [installer("exit 3")] });
  await expect(attempt).rejects.toThrow(/apt-get install -y chromium[\s\S]*tried: exit 3/);
});
