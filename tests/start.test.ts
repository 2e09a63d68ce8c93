import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { signInToApi } from "./stage/console-api.ts";
import { type ServerProcess, startServerProcess } from "./stage/server-process.ts";

const main = join(dirname(fileURLToPath(import.meta.url)), "../apps/server/dist/main.js");

async function running(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess(env);
  onTestFinished(server.remove);
  return server;
}

/** Starts a second server that is expected to give up, and returns what it said. */
function failedStart(env: Record<string, string>): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], {
    env: { ...process.env, ...env },
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status, said: (stdout + stderr).trim() };
}

test("a port in use stops the start with one line that says how to choose another", async () => {
  const { origin, dataDir } = await running();
  const { port } = new URL(origin);
  const { status, said } = failedStart({ PORT: port, DATA_DIR: `${dataDir}/second` });
  expect(status).toBe(1);
  expect(said).toMatch(new RegExp(`^PORT: ${port} is in use.*PORT=\\d+ npm start$`));
});

test("a wrong setting stops the start with one line that names it", () => {
  const { status, said } = failedStart({ PORT: "eighty" });
  expect(status).toBe(1);
  expect(said).toBe('PORT: takes a port number from 0 to 65535, not "eighty"');
});

test("the demo starts with a shop, and says how to sign in, at every start", async () => {
  const server = await running({ DEMO: "1" });
  const shop = await (await fetch(server.origin)).text();
  expect(shop).toContain('<script async src="/embed/demo.js"></script>');
  const first = server.output();
  const [, email = ""] = /Sign in as\s+(\S+@\S+)/.exec(first) ?? [];
  const [, password = ""] = /with the password\s+(\S+)/.exec(first) ?? [];
  const api = await signInToApi(server.origin, email, password);
  const { items } = await api.call<{ items: { state: string }[] }>("GET", "/conversations");
  expect(new Set(items.map(({ state }) => state))).toEqual(
    new Set(["self_service", "waiting", "active", "closed"]),
  );
  await server.stop();
  await server.start();
  expect(server.output()).toContain(password);
});

test("the build kept the code that V8 made of the server, and without it the server starts as well", async () => {
  const dist = dirname(main);
  const kept = readdirSync(dist).filter((name) => name.endsWith(".code"));
  expect(kept).toHaveLength(1);
  const bare = mkdtempSync(join(dirname(dist), "dist-"));
  onTestFinished(() => rmSync(bare, { recursive: true }));
  for (const name of ["main.js", "server.cjs"]) copyFileSync(join(dist, name), join(bare, name));
  const wrong = { HOST: "127.0.0.1", PORT: "eighty" };
  const { status, stderr } = spawnSync(process.execPath, [join(bare, "main.js")], {
    env: { ...process.env, ...wrong },
    encoding: "utf8",
  });
  expect([status, stderr.trim()]).toEqual([
    1,
    'PORT: takes a port number from 0 to 65535, not "eighty"',
  ]);
});

test("told to stop, it stops by itself and leaves nothing unfinished", async () => {
  const server = await running();
  expect(await server.stop()).toBe(0);
});
