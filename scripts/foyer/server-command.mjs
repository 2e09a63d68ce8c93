import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../start/workspaces.mjs";
import { dataFolder } from "./data-folder.mjs";
import { Failure } from "./failure.mjs";

/** The built server: it knows both databases. */
const SERVER = join(root, "apps/server/dist/main.js");

/** Runs a command of the server's own program, which says everything itself. Resolves with its exit code. */
export async function runServerCommand(args) {
  if (!existsSync(SERVER)) {
    throw new Failure(
      "Foyer is not built here: run `npm start` once, which builds it, then this again.",
    );
  }
  const server = spawn(process.execPath, [SERVER, ...args], {
    env: { ...process.env, DATA_DIR: dataFolder() },
    stdio: "inherit",
  });
  // Ended in its middle: what it has done so far is whole.
  const end = () => server.kill();
  process.once("exit", end);
  const [code] = await once(server, "exit");
  process.off("exit", end);
  // A signal that reached it alone.
  return code ?? 1;
}
