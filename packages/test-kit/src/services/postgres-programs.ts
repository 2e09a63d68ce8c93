import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type GuardedProcess, startGuarded } from "./guarded-process.ts";
import type { ServiceFolder } from "./service-folder.ts";

/**
 * Makes an empty PostgreSQL in the folder `data`: sorted by bytes, in UTF-8, open to whoever reaches
 * 127.0.0.1. `release` what is returned once something else looks after the folder.
 */
export async function initialise(
  bin: string,
  data: string,
  folder: ServiceFolder,
): Promise<GuardedProcess> {
  const looks = ["--encoding=UTF8", "--locale=C", "--username=foyer", "--auth=trust"];
  const initdb = await startGuarded({
    command: join(bin, "initdb"),
    args: ["-D", data, ...looks, "--no-sync"],
    folder,
    ending: "QUIT",
    ready: /^Success/,
  });
  await initdb.ended();
  return initdb;
}

/** Runs SQL text; what it returns is text, a row a line. Throws with what the server said. */
export function psql(
  bin: string,
  url: string,
  sql: string,
  folder: ServiceFolder,
): Promise<string> {
  const quiet = ["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"];
  const args = [...quiet, "--set=ON_ERROR_STOP=1", "--file=-", url];
  return output(join(bin, "psql"), args, folder, sql);
}

/** What a program writes; throws with what it said when it fails. */
async function output(command: string, args: string[], folder: ServiceFolder, input = "") {
  const env = { PATH: process.env.PATH, LC_ALL: "C" };
  const child = spawn(command, args, { cwd: folder.path, env, ...folder.user });
  const heard = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    heard.out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    heard.err += String(chunk);
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${command}: ${heard.err || heard.out}`);
  return heard.out.trim();
}
