// node scripts/foyer/measure-backup.mjs: how long a backup of a large database takes, and what a
// message waits for its ack meanwhile and before. --mb MEGABYTES the database has, --rate MESSAGES
// a second, --full: as many messages as the server takes. One JSON line per figure.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { quantile } from "../bench/figures/median.mjs";
import { createPrinter } from "../bench/figures/printer.mjs";
import { runClosedLoop } from "../bench/load/closed-loop.mjs";
import { connectRelay } from "../bench/load/connect-relay.mjs";
import { createFoyerDoor } from "../bench/load/foyer-door.mjs";
import { runOpenLoop } from "../bench/load/open-loop.mjs";
import { launchFoyer, makeDataDir } from "../bench/process/foyer.mjs";
import { databaseIn } from "./data-folder.mjs";
import { fillDatabase } from "./fill-database.mjs";

const FOYER = fileURLToPath(new URL("../foyer.mjs", import.meta.url));
const SETTING = { conversations: 50, perAgent: 10, sides: ["visitor", "agent"] };
const SLICE_SECONDS = 0.5;
const SLICES_BEFORE = 12;
/** Enough for the log to be looked at again. */
const AFTER_MS = 1_500;

const { values } = parseArgs({
  options: {
    mb: { type: "string", default: "500" },
    rate: { type: "string", default: "1000" },
    full: { type: "boolean", default: false },
  },
});
const figure = createPrinter("backup", console.log);
const dataDir = makeDataDir();
const target = join(makeDataDir(), "backup.db");

const empty = await launchFoyer({ dataDir });
await createFoyerDoor(empty);
await empty.stop("SIGTERM");
fillDatabase(databaseIn(dataDir), Number(values.mb) * 1e6);
figure("database", statSync(databaseIn(dataDir)).size / 1e6, "MB", 1);

const server = await launchFoyer({ dataDir });
const relay = await connectRelay(server, await createFoyerDoor(server), SETTING);
const slice = values.full
  ? () => runClosedLoop(relay, SLICE_SECONDS)
  : () => runOpenLoop(relay, SLICE_SECONDS, Number(values.rate));
await slice();
const before = [];
for (let i = 0; i < SLICES_BEFORE; i++) {
  await slice();
  before.push(...relay.ledger.acks);
}
report("before", before);

const began = performance.now();
const env = { ...process.env, DATA_DIR: dataDir };
const backup = spawn(process.execPath, [FOYER, "backup", target], {
  env,
  stdio: ["ignore", "inherit", "inherit"],
});
const ended = once(backup, "exit").then(([code]) => {
  figure("time", (performance.now() - began) / 1000, "s", 1);
  if (code !== 0) throw new Error(`the backup ended with ${code}`);
});
const during = [];
let longestLog = 0;
while (backup.exitCode === null) {
  await slice();
  during.push(...relay.ledger.acks);
  longestLog = Math.max(longestLog, logSize());
}
await ended;
report("during", during);
await slice();
await sleep(AFTER_MS);
await slice();
figure("longest log meanwhile", longestLog / 1e6, "MB", 1);
figure("log afterwards", logSize() / 1e6, "MB", 1);
relay.close();
await server.stop("SIGTERM");
process.exit(0);

function report(when, acks) {
  figure(`ack p50 ${when}`, quantile(acks, 0.5), "ms", acks.length);
  figure(`ack p99 ${when}`, quantile(acks, 0.99), "ms", acks.length);
  figure(`slowest ack ${when}`, quantile(acks, 1), "ms", acks.length);
}

function logSize() {
  return statSync(`${databaseIn(dataDir)}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}
