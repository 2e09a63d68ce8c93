import { spawn } from "node:child_process";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const READY_WITHIN_MS = 20_000;
const running = new Set();

// A benchmark that fails or is interrupted leaves nothing behind.
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

export const pathTo = (relative) => fileURLToPath(new URL(relative, import.meta.url));

export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server in a process of its own; resolves once it takes connections. */
export async function launch(name, { args, env = {}, port }) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  running.add(child);
  const ended = new Promise((resolve) => child.once("exit", resolve)).then(() => {
    running.delete(child);
  });
  await waitForPort(name, child, port);
  return {
    name,
    port,
    pid: child.pid,
    signal: (signal) => child.kill(signal),
    async stop(signal = "SIGKILL") {
      child.kill(signal);
      await ended;
    },
  };
}

async function waitForPort(name, child, port) {
  for (const began = Date.now(); Date.now() - began < READY_WITHIN_MS; await sleep(10)) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}`);
    if (await takesConnections(port)) return;
  }
  throw new Error(`${name} does not take connections`);
}

function takesConnections(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
