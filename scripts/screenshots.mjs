// Takes the pictures of docs/screenshots anew: a seeded demo shop in a real Chromium, then every state of
// the widget and of the console. `console`, as the first argument, takes the console's states alone; names of
// states take those alone.
// Needs a finished build (`npm start` or `pnpm build`).
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { ensureChromium } from "./chromium/ensure.mjs";
import { takeConsole } from "./screenshots/console.mjs";
import { takeWidget } from "./screenshots/widget.mjs";
import { startProgress } from "./start/progress.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs/screenshots");
const port = process.env.PORT ?? "4321";
const origin = `http://localhost:${port}`;

/** Starts the built server with a fresh demo; resolves with how to stop it. */
async function startDemo() {
  const dataDir = await mkdtemp(join(tmpdir(), "foyer-screenshots-"));
  const env = { ...process.env, DEMO: "1", PORT: port, DATA_DIR: dataDir };
  const child = spawn(process.execPath, [join(root, "apps/server/dist/main.js")], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stop = async () => {
    child.kill("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  };
  while (!(await fetch(`${origin}/healthz`).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error("the server did not start");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const login = JSON.parse(await readFile(join(dataDir, "demo-login.json"), "utf8"));
  return { stop, login };
}

async function takeDemo(executablePath) {
  await mkdir(folder, { recursive: true });
  const { stop, login } = await startDemo();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const shot = (page, name) => page.screenshot({ path: join(folder, `${name}.png`) });
    await takeConsole({ browser, origin, login, shot });
    await takeWidget({ browser, origin, login, shot });
  } finally {
    await browser.close();
    await stop();
  }
}

/** Its walk is the tests', in TypeScript: a process of its own reads that. Resolves with the exit code. */
function takeStates(executablePath, { of, names }) {
  const script = join(root, `scripts/screenshots/${of}-states.ts`);
  const child = spawn(process.execPath, ["--import", "tsx", script, ...names], {
    cwd: root,
    env: { ...process.env, CHROMIUM_PATH: executablePath },
    stdio: "inherit",
  });
  return new Promise((resolve) => child.on("close", resolve));
}

const [first, ...others] = process.argv.slice(2);
const executablePath = await ensureChromium(startProgress());
if (!first) await takeDemo(executablePath);
const asked =
  first === "console"
    ? [{ of: "console", names: others }]
    : first
      ? [{ of: "widget", names: [first, ...others] }]
      : [
          { of: "widget", names: [] },
          { of: "console", names: [] },
        ];
for (const states of asked) process.exitCode ||= await takeStates(executablePath, states);
