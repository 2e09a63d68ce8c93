import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./workspaces.mjs";

/** Many times what it takes; a server that never opens must not hold up a build. */
const LONGEST_MS = 30_000;

/**
 * Starts the built server once, on data of its own, and stops it again: as it goes, it keeps the code
 * that V8 made of it (apps/server/src/boot.ts), with which each later start takes half the time. The
 * demo is made meanwhile, so that what a message passes through is in that code as well. When any of
 * this fails, starts take longer, and that is all.
 */
export async function keepCode() {
  const DATA_DIR = mkdtempSync(join(tmpdir(), "foyer-code-"));
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: "production", FOYER_KEEP_CODE: "1" },
    ...{ DATA_DIR, PORT: "0", DEMO: "1", LOG_LEVEL: "silent" },
  };
  const server = spawn(process.execPath, [join(root, "apps/server/dist/main.js")], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const tooLong = setTimeout(() => server.kill("SIGKILL"), LONGEST_MS);
  // The first that it prints says that it is open.
  server.stdout.once("data", () => server.kill("SIGTERM"));
  await new Promise((resolve) => server.once("close", resolve).once("error", resolve));
  clearTimeout(tooLong);
  rmSync(DATA_DIR, { recursive: true, force: true });
}
