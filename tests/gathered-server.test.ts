import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";

const gather = join(dirname(fileURLToPath(import.meta.url)), "../scripts/deploy/gather.mjs");

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "foyer-gathered-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the server of a gathered folder with nothing but Node; resolves with its origin. */
async function startIn(folder: string, dataDir: string) {
  const child = spawn(process.execPath, [join(folder, "apps/server/dist/main.js")], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      HOST: "127.0.0.1",
      PORT: "0",
      DEMO: "1",
    },
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += chunk;
    });
  }
  onTestFinished(() => void child.kill("SIGKILL"));
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  for (;;) {
    const [, origin] = /Console\s+(\S+)\/console\//.exec(printed) ?? [];
    if (origin) return { origin, stop };
    if (child.exitCode !== null) throw new Error(`it stopped at start:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("what the image holds is a whole server: it starts, is ready, and serves every part", async () => {
  const folder = emptyFolder();
  execFileSync(process.execPath, [gather, folder]);
  const dataDir = emptyFolder();
  const { origin, stop } = await startIn(folder, dataDir);
  const get = async (path: string) => {
    const answer = await fetch(origin + path);
    return { status: answer.status, text: await answer.text() };
  };
  expect(await get("/readyz")).toMatchObject({ status: 200 });
  const loader = await get("/embed/demo.js");
  const [, panel = "no panel"] = /"panel":"([^"]+)"/.exec(loader.text) ?? [];
  const screen = await get("/console/");
  const [, asset = "no asset"] = /src="([^"]+\.js)"/.exec(screen.text) ?? [];
  for (const path of ["/", "/shop.css", panel, asset]) {
    expect([path, (await get(path)).status]).toEqual([path, 200]);
  }
  expect(await stop()).toBe(0);

  const backup = ["scripts/foyer.mjs", "backup", join(dataDir, "copy.db")];
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir };
  execFileSync(process.execPath, backup, { cwd: folder, env, stdio: "pipe" });

  // Loaded only when much has been written.
  const worker = new Worker(join(folder, "apps/server/src/db/checkpoint-worker.mjs"), {
    workerData: { file: join(dataDir, "foyer.db") },
  });
  worker.postMessage("copy");
  expect(await once(worker, "message")).toEqual([{ done: true }]);
  await worker.terminate();
});

test("a folder that holds something is not touched", () => {
  const { status, stderr } = spawnSync(process.execPath, [gather, dirname(gather)], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([1, expect.stringContaining("is not empty")]);
});
