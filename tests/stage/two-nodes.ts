import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@foyer/test-kit/services/free-port";
import { sharedPostgres, sharedRedis } from "@foyer/test-kit/services/shared";

const MAIN = fileURLToPath(new URL("../../apps/server/dist/main.js", import.meta.url));

/** Containers have addresses of their own and the same port; on Linux so has a process. */
const ADDRESSES = ["127.0.0.2", "127.0.0.3"] as const;

/** A node at an address of its own. */
export interface Node {
  address: string;
  origin: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Two nodes on one PostgreSQL and one Redis, both at `port`. */
export interface TwoNodes {
  port: number;
  nodes: [Node, Node];
  remove(): Promise<void>;
}

/** Starts both at once, as a machine that boots does, and resolves when both take writes. */
export async function startTwoNodes(env: Record<string, string>): Promise<TwoNodes> {
  const [postgres, redis] = await Promise.all([sharedPostgres(), sharedRedis()]);
  const database = await postgres.createEmptyDatabase();
  const folder = mkdtempSync(join(tmpdir(), "foyer-nodes-"));
  const port = await freePort();
  const own = { DATABASE_URL: database.url, REDIS_URL: redis.url, DATA_DIR: folder, ...env };
  const [first, second] = ADDRESSES.map((address) => createNode(address, port, own)) as [
    Node,
    Node,
  ];
  await Promise.all([first.start(), second.start()]);
  return {
    port,
    nodes: [first, second],
    async remove() {
      await Promise.all([first.stop(), second.stop()]);
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function createNode(address: string, port: number, env: Record<string, string>): Node {
  const origin = `http://${address}:${port}`;
  let child: ChildProcess | undefined;
  let printed = "";
  return {
    address,
    origin,
    async start() {
      printed = "";
      const started = spawn(process.execPath, [MAIN], {
        env: { ...process.env, ...env, HOST: address, PORT: String(port), LOG_LEVEL: "warn" },
      });
      child = started;
      const keep = (chunk: Buffer) => {
        printed += chunk;
      };
      started.stdout.on("data", keep);
      started.stderr.on("data", keep);
      while (!(await isReady(origin))) {
        if (started.exitCode !== null) throw new Error(`a node stopped at start:\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      const running = child;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const gone = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGTERM");
      await gone;
    },
  };
}

const isReady = async (origin: string): Promise<boolean> =>
  (await fetch(`${origin}/readyz`).catch(() => undefined))?.ok ?? false;
