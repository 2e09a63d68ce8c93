import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** The built server in a process of its own, as owners run it. */
export interface ServerProcess {
  origin: string;
  dataDir: string;
  /** What it has printed since its last start. */
  output(): string;
  /** SIGTERM, and waits until it has gone. Returns the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: as when the power goes. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** Starts the built server on a free port with a data folder of its own; resolves once it answers. */
export async function startServerProcess(env: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "foyer-story-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let child: ChildProcess | undefined;
  let printed = "";

  async function start(): Promise<void> {
    printed = "";
    child = spawn(process.execPath, [join(repository, "apps/server/dist/main.js")], {
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout?.on("data", (chunk) => {
      printed += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      printed += chunk;
    });
    await untilHealthy(origin, child, () => printed);
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return null;
    const gone = new Promise<number | null>((resolve) => running.once("exit", resolve));
    running.kill(signal);
    return gone;
  }

  await start();
  return {
    origin,
    dataDir,
    start,
    output: () => printed,
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
    async remove() {
      await end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "localhost", resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function untilHealthy(origin: string, child: ChildProcess, output: () => string) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server stopped at start:\n${output()}`);
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
