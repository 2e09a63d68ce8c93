// npm run foyer -- COMMAND: what an owner does with a server's data, each command in scripts/foyer/.
// A process of its own: no running server loads or runs any of it. Exit code: 0 done, 1 could
// not be done (one line says why), 2 wrongly asked for.
import { requireNode } from "./start/node-version.mjs";

requireNode();

const { backupCommand } = await import("./foyer/backup.mjs");
const { migrateToPostgresCommand } = await import("./foyer/migrate-to-postgres.mjs");
const { recountReportsCommand } = await import("./foyer/recount-reports.mjs");
const { restoreCommand } = await import("./foyer/restore.mjs");
const { runCommand } = await import("./foyer/run-command.mjs");

// Interrupted, it still takes away what it has half written.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

const commands = {
  backup: backupCommand,
  restore: restoreCommand,
  "migrate-to-postgres": migrateToPostgresCommand,
  "recount-reports": recountReportsCommand,
};
process.exit(await runCommand(commands, process.argv.slice(2)));
