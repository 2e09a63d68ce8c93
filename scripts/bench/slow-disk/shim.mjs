import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeDataDir } from "../process/foyer.mjs";
import { pathTo } from "../process/launch.mjs";

const SOURCE = pathTo("../slow-sync.c");

/** Builds the shim; `envFor(ms)` is what makes a server's disk slow. */
export function buildShim() {
  const folder = makeDataDir();
  const library = join(folder, "slow-sync.so");
  try {
    execFileSync("cc", ["-shared", "-fPIC", "-O2", "-o", library, SOURCE, "-ldl"]);
  } catch {
    throw new Error("--sync-ms needs Linux and a C compiler (cc), to slow the server's syncs.");
  }
  const log = join(folder, "syncs");
  return {
    envFor: (ms) => ({ LD_PRELOAD: library, SLOW_SYNC_MS: String(ms), SLOW_SYNC_LOG: log }),
    /** The syncs since the last call: how long each took, and whether the event loop waited. */
    takeSyncs: logReader(log),
  };
}

function logReader(log) {
  let seen = 0;
  return () => {
    const lines = existsSync(log) ? readFileSync(log, "latin1").split("\n").slice(0, -1) : [];
    const fresh = lines.slice(seen);
    seen = lines.length;
    return fresh.map((line) => ({ inEventLoop: line[0] === "M", ms: Number(line.slice(2)) }));
  };
}
