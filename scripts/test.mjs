// npm test: installs, builds, brings a browser, a PostgreSQL and a Redis, and runs every test. Arguments go on to vitest.
import { requireNode } from "./start/node-version.mjs";

requireNode();

const { spawn } = await import("node:child_process");
const { join } = await import("node:path");
const { fail } = await import("./start/fail.mjs");
const { startProgress } = await import("./start/progress.mjs");
const { install } = await import("./start/install.mjs");
const { build } = await import("./start/build.mjs");
const { root } = await import("./start/workspaces.mjs");
const { ensureChromium, NoChromium } = await import("./chromium/ensure.mjs");
const { ensureServices } = await import("./services/install.mjs");

/** Without a PostgreSQL and a Redis the server's tests run on SQLite alone; that was said before. */
function runVitest(env, { postgres, redis }) {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const alone = postgres && redis ? [] : ["--project", "!unit-postgres"];
  const args = [vitest, "run", "--config", "vitest.workspace.ts", ...alone];
  args.push(...process.argv.slice(2));
  return spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
}

const progress = startProgress();
await install(progress).catch(fail);
await build(progress).catch(fail);
try {
  const CHROMIUM_PATH = await ensureChromium(progress);
  console.log(`✓ Browser: ${CHROMIUM_PATH}`);
  const services = await ensureServices(progress);
  const vitest = runVitest({ ...process.env, CHROMIUM_PATH }, services);
  vitest.on("close", (code) => process.exit(code ?? 1));
} catch (error) {
  if (!(error instanceof NoChromium)) throw error;
  console.error(`\n${error.message}`);
  process.exit(1);
}
