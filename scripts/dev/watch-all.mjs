import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Long enough for the server to drain its sockets, short enough not to look stuck. */
const PATIENCE_MS = 5_000;

const coloured = (text, colour) => (process.stdout.isTTY ? `\x1b[${colour}m${text}\x1b[0m` : text);

function start({ name, colour, cwd, args, env }, width) {
  // The caller's environment has the last word: PORT=4001 pnpm dev, DEMO= pnpm dev.
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...env, ...process.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own: a terminal's Ctrl-C goes to the whole group, and a server that hears it twice
    // is killed instead of draining.
    detached: true,
  });
  const prefix = coloured(`${name.padEnd(width)} │`, colour);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => console.log(prefix, line));
  }
  child.ended = new Promise((resolve) => child.on("close", resolve));
  return child;
}

/** The child and whatever it has started, for when it did not stop by itself. */
function killGroup(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL"); // already gone, or a system without groups
  }
}

/** Runs all until one of them ends or the user has had enough; then none is left running. */
export async function watchAll(list) {
  const width = Math.max(...list.map(({ name }) => name.length));
  const children = list.map((each) => start(each, width));
  const interrupted = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve(0));
  });
  const code = await Promise.race([interrupted, ...children.map(({ ended }) => ended)]);
  for (const child of children) child.kill("SIGTERM");
  const impatient = setTimeout(() => {
    for (const child of children) killGroup(child);
  }, PATIENCE_MS);
  await Promise.all(children.map(({ ended }) => ended));
  clearTimeout(impatient);
  process.exitCode = code ?? 1;
}
