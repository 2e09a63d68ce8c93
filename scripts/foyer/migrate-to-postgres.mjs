import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../start/workspaces.mjs";
import { dataFolder } from "./data-folder.mjs";
import { Failure } from "./failure.mjs";

const NAME = "migrate-to-postgres";

/** The built server: it knows both databases. */
const SERVER = join(root, "apps/server/dist/main.js");

export const migrateToPostgresCommand = {
  usage: `${NAME} [--anew]`,
  about: "moves a stopped server's database to PostgreSQL",
  help: `Moves the database of DATA_DIR (default: the folder data of this checkout) into the empty PostgreSQL
database at DATABASE_URL, and compares both. The server must be stopped. The SQLite database is only
read. Interrupted, it goes on where it was when it is run again.

  --anew   remove what an earlier move has left half done, and begin anew`,
  takesFile: false,
  options: { anew: { type: "boolean", default: false } },
  run: migrate,
};

/** Resolves with the exit code of the server's own command, which says everything itself. */
async function migrate(_file, { anew }) {
  if (!existsSync(SERVER)) {
    throw new Failure(
      "Foyer is not built here: run `npm start` once, which builds it, then this again.",
    );
  }
  const server = spawn(process.execPath, [SERVER, NAME, ...(anew ? ["--anew"] : [])], {
    env: { ...process.env, DATA_DIR: dataFolder() },
    stdio: "inherit",
  });
  // Ended in its middle: what was moved so far is whole.
  const end = () => server.kill();
  process.once("exit", end);
  const [code] = await once(server, "exit");
  process.off("exit", end);
  // A signal that reached it alone.
  return code ?? 1;
}
