import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const FOYER = fileURLToPath(new URL("../foyer.mjs", import.meta.url));

/** Runs a command in a process of its own: its exit code, and all that it said. */
export function runFoyer(dataDir, args, { node = [], env = {} } = {}) {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [...node, FOYER, ...args],
    {
      env: { ...process.env, npm_lifecycle_event: "", DATA_DIR: dataDir, ...env },
      encoding: "utf8",
    },
  );
  return { status, signal, said: stdout + stderr };
}
