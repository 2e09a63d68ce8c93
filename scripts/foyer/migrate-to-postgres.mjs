import { runServerCommand } from "./server-command.mjs";

const NAME = "migrate-to-postgres";

/** Resolves with the exit code of the server's own command, which says everything itself. */
const migrate = (_file, { anew }) => runServerCommand([NAME, ...(anew ? ["--anew"] : [])]);

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
