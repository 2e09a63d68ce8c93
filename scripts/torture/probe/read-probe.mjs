import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const PROBE = fileURLToPath(new URL("./probe.mjs", import.meta.url));

/**
 * A probe for a server that is yet to start: `args` load it, `read` says what it has seen so far,
 * in bytes and milliseconds. Maxima count from the server's start, or from `startAnew` on.
 */
export function createProbe(folder) {
  const file = join(folder, "probe.json");
  process.env.PROBE_FILE = file;
  return {
    args: ["--expose-gc", "--import", PROBE],
    async startAnew() {
      writeFileSync(`${file}.anew`, "");
      while (existsSync(`${file}.anew`)) await sleep(20);
      // Until what is read has been seen since.
      await sleep(250);
    },
    read: () => JSON.parse(readFileSync(file, "utf8")),
  };
}
