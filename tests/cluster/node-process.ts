import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../packages/test-kit/src/services/free-port.ts";

const MAIN = fileURLToPath(new URL("../../apps/server/dist/main.js", import.meta.url));

/** A busy machine needs room; what does not start at all is told by its end. */
const READY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 10;
const KEPT_CHARACTERS = 20_000;

/** One node of a cluster: the built server in a process of its own, always at the same port. */
export interface NodeProcess {
  port: number;
  origin: string;
  /** What it has printed since its last start, the end of it. */
  output(): string;
  isRunning(): boolean;
  /** Resolves once it answers; throws with what it printed when it ends before that. */
  start(): Promise<void>;
  /** SIGTERM: clients are told to come back, what is being written is written. Its exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: nobody is told anything. */
  kill(): Promise<void>;
  /** SIGSTOP and SIGCONT: it neither answers nor hangs up in between. */
  freeze(): void;
  thaw(): void;
}

/** Makes a node that is not started yet. It goes with this process; so does its folder. */
export async function createNodeProcess(env: Record<string, string>): Promise<NodeProcess> {
  if (!existsSync(MAIN)) throw new Error("The server is not built: run pnpm build first.");
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), "foyer-node-"));
  let child: ChildProcess | undefined;
  let printed = "";
  process.on("exit", () => {
    child?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const isRunning = () => child !== undefined && child.exitCode === null && !child.signalCode;

  function launch(): void {
    printed = "";
    const own = { HOST: "127.0.0.1", PORT: String(port), DATA_DIR: folder, NODE_ENV: "production" };
    child = spawn(process.execPath, [MAIN], {
      env: { ...process.env, LOG_LEVEL: "warn", ...own, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const keep = (chunk: unknown) => {
      printed = `${printed}${chunk}`.slice(-KEPT_CHARACTERS);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const running = child;
    if (!running || !isRunning()) return null;
    const gone = new Promise<number | null>((resolve) => running.once("exit", resolve));
    running.kill(signal);
    return gone;
  }

  return {
    port,
    origin,
    output: () => printed,
    isRunning,
    async start() {
      launch();
      for (const since = performance.now(); !(await answers(origin)); await pause()) {
        const late = performance.now() - since > READY_WITHIN_MS;
        if (late || !isRunning()) throw new Error(`the node does not start:\n${printed}`);
      }
    },
    stop: () => end("SIGTERM"),
    kill: async () => void (await end("SIGKILL")),
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
  };
}

const answers = async (origin: string): Promise<boolean> =>
  (await fetch(`${origin}/healthz`).catch(() => undefined))?.ok ?? false;

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
