import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../../apps/server/dist/main.js", import.meta.url));
const READY_WITHIN_MS = 20_000;
export const OWNER = { email: "owner@torture.example", password: "only for this torture" };

/**
 * The built server in a process of its own, always on the same port and folder. `isUp` is
 * whether clients may expect it: from when it takes connections until it is told to end.
 */
export async function createServerProcess({ dataDir, args = [] }) {
  if (!existsSync(MAIN)) throw new Error("The server is not built: run pnpm build first.");
  const port = await freePort();
  let child;
  let gone;
  let isUp = false;
  let printed = "";
  process.on("exit", () => child?.kill("SIGKILL"));

  function spawnServer() {
    printed = "";
    const env = {
      ...{ HOST: "127.0.0.1", PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "warn" },
      ...{ OWNER_EMAIL: OWNER.email, OWNER_PASSWORD: OWNER.password, NODE_ENV: "production" },
    };
    child = spawn(process.execPath, [...args, MAIN], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk) => {
      printed = (printed + chunk).slice(-20_000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const started = child;
    gone = new Promise((resolve) => started.once("exit", resolve));
  }

  async function end(signal) {
    isUp = false;
    child.kill(signal);
    await gone;
  }

  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    isUp: () => isUp,
    /** What it has said since its start: of use when it ends by itself. */
    printed: () => printed,
    spawn: spawnServer,
    /** Resolves once it takes connections. */
    async start() {
      spawnServer();
      for (const began = Date.now(); !(await takesConnections(port)); await sleep(5)) {
        const tooLate = Date.now() - began > READY_WITHIN_MS;
        if (tooLate || child.exitCode !== null) throw new Error(`it does not start: ${printed}`);
      }
      isUp = true;
    },
    /** Every thread of it stands still, as at the moment of a power cut. */
    freeze() {
      isUp = false;
      child.kill("SIGSTOP");
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function takesConnections(port) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
