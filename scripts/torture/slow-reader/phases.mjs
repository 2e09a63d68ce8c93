import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const FLOODER = fileURLToPath(new URL("./flooder.mjs", import.meta.url));
const LOOK_MS = 100;
const THERE_WITHIN_MS = 60_000;

/** Everybody has arrived and holds everything that was acked before this moment. */
export async function untilThere(readers, ledger) {
  const began = performance.now();
  while (!readers.every((reader) => reader.isThere())) {
    if (performance.now() - began > THERE_WITHIN_MS) {
      const late = readers.filter((reader) => !reader.isThere());
      for (const { name } of late) ledger.offend("stuck", `${name} does not catch up`);
      return undefined;
    }
    await sleep(20);
  }
  return performance.now() - began;
}

/** On a busy machine less flows: it may take so many times as long until one is cut off. */
const PATIENCE = 4;

/** All stop reading for this long, and until one had to be cut off; returns what the probe saw, and how many had to be cut off. */
export async function stopReading({ readers, ms, probe }) {
  const before = readers.reduce((sum, reader) => sum + reader.cuts(), 0);
  const { rss } = probe.read();
  for (const reader of readers) reader.stopReading();
  await sleep(ms);
  for (let n = ms; n < PATIENCE * ms && probe.read().cut === 0; n += LOOK_MS) await sleep(LOOK_MS);
  const seen = probe.read();
  for (const reader of readers) reader.readOn();
  return {
    ...seen,
    growth: seen.rssMax - rss,
    cuts: () => readers.reduce((sum, reader) => sum + reader.cuts(), 0) - before,
  };
}

/** One client floods the server for this long; returns what it got done. */
export async function flood({ house, ms }) {
  const child = spawn(process.execPath, [FLOODER, house.server.origin, house.siteKey], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "close");
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += chunk;
  });
  // It says when it has begun.
  await once(child.stdout, "data");
  await sleep(ms);
  child.kill("SIGTERM");
  await gone;
  return JSON.parse(printed.split("\n").at(-1));
}
