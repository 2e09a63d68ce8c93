import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { expect, onTestFinished, test, vi } from "vitest";
import { startPostgres } from "./postgres.ts";
import { present } from "./present.ts";
import { startRedis } from "./redis.ts";
import { ServiceMissing } from "./service-missing.ts";
import { sharedPostgres, sharedRedis } from "./shared.ts";

/** A busy machine takes long to make three servers, and to end them. */
const PATIENCE_MS = 90_000;
const PROMPTLY = { timeout: 30_000, interval: 50 };

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

const name = (url: string) => url.slice(url.lastIndexOf("/") + 1);

test.skipIf(!present.postgres)(
  "each database has Foyer's tables and a life of its own",
  async () => {
    const postgres = await sharedPostgres();
    const [one, other] = await Promise.all([postgres.createDatabase(), postgres.createDatabase()]);
    await postgres.run("INSERT INTO installation VALUES ('hello', 'there')", name(one.url));
    expect(await postgres.run("SELECT value FROM installation", name(one.url))).toBe("there");
    expect(await postgres.run("SELECT value FROM installation", name(other.url))).toBe("");
    await Promise.all([one.drop(), other.drop()]);
    await expect(postgres.run("SELECT 1", name(one.url))).rejects.toThrow("does not exist");
  },
);

test.skipIf(!present.postgres)("killed and started again it has what was committed", async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.remove);
  const { url } = await postgres.createDatabase();
  await postgres.run("INSERT INTO installation VALUES ('hello', 'there')", name(url));
  await postgres.kill();
  expect(await listens(postgres.port)).toBe(false);
  await postgres.start();
  expect(await postgres.run("SELECT value FROM installation", name(url))).toBe("there");
  await postgres.stop();
  expect(await listens(postgres.port)).toBe(false);
});

test.skipIf(!present.redis)("a Redis can be killed, started, frozen and emptied", async () => {
  const redis = await startRedis();
  onTestFinished(redis.remove);
  await redis.flush();
  redis.freeze();
  let thawed = false;
  const answered = redis.flush().then(() => thawed);
  // Asked later, one that is not frozen has answered twice by now.
  const awake = await sharedRedis();
  await awake.flush();
  await awake.flush();
  thawed = true;
  redis.thaw();
  expect(await answered).toBe(true);
  await redis.kill();
  expect(await listens(redis.port)).toBe(false);
  await redis.start();
  await redis.flush();
  redis.freeze();
  await redis.stop();
  expect(await listens(redis.port)).toBe(false);
});

test("without their programs the message says what to install", async () => {
  vi.stubEnv("POSTGRES_BIN", "/nowhere");
  vi.stubEnv("REDIS_SERVER", "/nowhere");
  try {
    await expect(startPostgres()).rejects.toThrow(/apt-get install -y postgresql/);
    await expect(startRedis()).rejects.toThrow(ServiceMissing);
  } finally {
    vi.unstubAllEnvs();
  }
});

/** Another process that starts both, and says where they are. */
async function startInProcess(): Promise<{ owner: ChildProcess; ports: number[]; dirs: string[] }> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, "postgres.ts"))});
    const { startRedis } = await import(${JSON.stringify(join(import.meta.dirname, "redis.ts"))});
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    const dirs = [await postgres.run("SHOW data_directory")];
    const stopped = await startPostgres();
    dirs.push(await stopped.run("SHOW data_directory"));
    await stopped.stop();
    console.log(JSON.stringify({ ports: [postgres.port, redis.port], dirs }));
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: owner.stdout as Readable }), "line");
  return { owner, ...JSON.parse(line) };
}

test.skipIf(!present.postgres || !present.redis)(
  "they go, and their folders too, when the process that started them is killed",
  async () => {
    const { owner, ports, dirs } = await startInProcess();
    for (const port of ports) expect(await listens(port)).toBe(true);
    owner.kill("SIGKILL");
    await vi.waitFor(async () => {
      for (const port of ports) expect(await listens(port)).toBe(false);
      for (const dir of dirs) expect(existsSync(dir)).toBe(false);
    }, PROMPTLY);
  },
  PATIENCE_MS,
);
