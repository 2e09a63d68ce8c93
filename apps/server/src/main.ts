import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import pino from "pino";
import { buildApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { isCommand, runCommand } from "./commands.ts";
import { ConfigError, readConfig } from "./config.ts";
import { openDb } from "./db/any-db.ts";
import { DatabaseUnusable } from "./db/database-unusable.ts";
import { readDemoLogin } from "./demo/demo-login.ts";
import { prepareDemo } from "./demo/prepare-demo.ts";
import { prepareOwner } from "./setup/prepare-owner.ts";
import { printOpening } from "./setup/print-opening.ts";

/**
 * Connections that may wait to be taken in. After a restart all clients come back at once; those that
 * find no place are tried again by TCP, for up to two minutes.
 */
const BACKLOG = 4096;

// The same from src/ and from dist/: both lie in apps/server.
const serverDir = join(dirname(fileURLToPath(import.meta.url)), "..");
const databaseDir = join(serverDir, "src/db");

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel });
  const storage = {
    databaseDir,
    log,
    onFatal(error: unknown) {
      // What is not on disk must never be acked; a new start reads what is.
      log.fatal({ err: error }, "what is stored cannot be trusted or told: stopping");
      process.exit(1);
    },
  };
  const contentFile = join(serverDir, "src/demo/demo-content.json");
  await prepareDemo(config, { ...storage, contentFile });
  const db = await openDb(config, storage);
  const dirs = {
    widgetDir: join(serverDir, "../widget/dist"),
    consoleDir: join(serverDir, "../console/dist"),
    demoDir: join(serverDir, "demo"),
  };
  const app = await buildApp({ config, db, clock: systemClock, log, dirs });
  await prepareOwner(app.house, config);
  await app.http.listen({ host: config.host, port: config.port, backlog: BACKLOG });
  const stop = async () => {
    await app.drain();
    await db.close();
    process.exit(0);
  };
  // Before anything is printed: who reads that it runs may stop it at once.
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);

  const demoLogin = app.house.isDemo() ? readDemoLogin(config) : undefined;
  printOpening({ config, http: app.http, house: app.house, demoLogin });
}

async function run(): Promise<void> {
  const args = process.argv.slice(2);
  if (!isCommand(args[0])) return start();
  process.exit(await runCommand(args, process.env, { databaseDir }));
}

run().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});

function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseUnusable) return error.message;
  const { code, message, stack, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") {
    return `PORT: ${port} is in use by another program. Stop it, or choose another: PORT=${(port ?? 4000) + 1} npm start`;
  }
  if (code === "EACCES" || code === "EADDRNOTAVAIL") {
    return `HOST or PORT: cannot listen (${message}). Choose others, such as HOST=localhost PORT=4000.`;
  }
  return stack ?? message;
}
