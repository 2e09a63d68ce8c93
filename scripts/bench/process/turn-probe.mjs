/**
 * Loaded into a server before its own code (`node --import`): how much processor time one turn of its event loop
 * takes. At SIGUSR2 the longest since the last time, in milliseconds, is written to the file TURNS names.
 */
import { readFileSync, writeFileSync } from "node:fs";

/** Processor time of this thread, whatever else the machine does, in milliseconds. */
const spent = () => Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;

const file = process.env.TURNS;
let before = spent();
let longest = 0;

function turn() {
  const now = spent();
  longest = Math.max(longest, now - before);
  before = now;
  setImmediate(turn).unref();
}

if (file) {
  turn();
  process.on("SIGUSR2", () => {
    writeFileSync(file, String(longest));
    longest = 0;
    before = spent();
  });
}
