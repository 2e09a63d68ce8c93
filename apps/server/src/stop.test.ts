import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";

/** A start of a process on a busy machine. */
const PATIENCE_MS = 30_000;

/** The whole server as a process of its own, on a free port. */
function startProcess(): ChildProcess {
  const dataDir = mkdtempSync(join(tmpdir(), "foyer-stop-"));
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "main.ts")], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  });
  return child;
}

function portOf({ stdout }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    stdout?.on("data", (chunk) => {
      text += String(chunk);
      const port = /https?:\/\/[^:/]+:(\d+)/.exec(text)?.[1];
      if (port) resolve(port);
    });
    stdout?.on("end", () => reject(new Error(`the server did not start: ${text}`)));
  });
}

test.each(["SIGTERM", "SIGINT"] as const)(
  "[C1] %s: everyone is told to come back, then the process ends by itself",
  async (signal) => {
    const child = startProcess();
    const socket = new WebSocket(`ws://127.0.0.1:${await portOf(child)}/socket/visitor`);
    await once(socket, "open");
    const closed = once(socket, "close");
    const exited = once(child, "exit");
    child.kill(signal);
    expect((await closed)[0]).toBe(4000);
    expect(await exited).toEqual([0, null]);
  },
  PATIENCE_MS,
);
