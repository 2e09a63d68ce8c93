// pnpm torture kill: the server is killed (SIGKILL) under load, 50 to --latest MS after it takes
// connections, and started on the same folder, again and again. Nothing that was acked may be
// lost, stored twice or out of order.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createCrowd } from "./crowd/crowd.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences, quantile } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";
import { audit } from "./ledger/audit.mjs";
import { createLedger } from "./ledger/ledger.mjs";
import { openOffice } from "./process/console-api.mjs";
import { createServerProcess } from "./process/server.mjs";

const AGENTS = 10;
const EARLIEST_MS = 50;
/** Every so many rounds a start itself is killed, at most this long after it began. */
const START_KILLED_EVERY = 10;
const START_LATEST_MS = 500;

export async function run(print) {
  const { rounds, minutes, seed, latest } = readOptions({ rounds: 200, latest: 1_500 });
  const figure = createPrinter("kill", print);
  figure("seed", seed, "", 1);
  const dataDir = mkdtempSync(join(tmpdir(), "foyer-kill-"));
  process.on("exit", () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
  const server = await createServerProcess({ dataDir });
  const random = createRandom(seed);
  const ledger = createLedger();
  await server.start();
  const crowd = createCrowd({ server, ledger, random, office: await openOffice(server, AGENTS) });
  crowd.connect();

  const recoveries = [];
  const sinceOpen = [];
  const isWanted = createLimit(rounds, minutes);
  let kills = 0;
  let firstAckAt;
  let spawnedAt;
  let openAt;
  const noteRecovery = () => {
    const at = firstAckAt?.();
    if (at === undefined) return;
    recoveries.push(at - spawnedAt);
    sinceOpen.push(at - openAt);
  };
  for (let round = 0; isWanted(round) && ledger.offences.length === 0; round++) {
    await sleep(random.between(EARLIEST_MS, latest));
    await server.kill();
    await crowd.closed();
    kills += 1;
    noteRecovery();
    if (round % START_KILLED_EVERY === START_KILLED_EVERY - 1) {
      server.spawn();
      await sleep(random.between(0, START_LATEST_MS));
      await server.kill();
      kills += 1;
    }
    crowd.replaceOne();
    firstAckAt = ledger.awaitFirstAck();
    spawnedAt = performance.now();
    await server.start();
    openAt = performance.now();
    crowd.connect();
  }
  await crowd.settle();
  noteRecovery();
  await server.stop();

  const { offences, stored } = audit(join(dataDir, "foyer.db"), ledger, { settled: true });
  const count = (...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
  const acked = ledger.acks.size;
  figure("kills", kills, "kills", kills);
  figure("acked", acked, "messages", kills);
  figure("stored", stored, "events", kills);
  figure("visitors", crowd.visitorsSoFar(), "visitors", kills);
  figure("lost", count("lost"), "messages", acked);
  figure("twice", count("twice"), "messages", acked);
  figure("misordered", count("misordered", "misplaced", "gap"), "messages", acked);
  figure("not seen", count("unseen", "hole", "stuck"), "screens", ledger.screens.length);
  figure("offences", offences.length, "lines", acked);
  for (const [since, times] of [
    ["start", recoveries],
    ["the port is open", sinceOpen],
  ]) {
    figure(`first ack after ${since}, p50`, quantile(times, 0.5), "ms", times.length);
    figure(`first ack after ${since}, p99`, quantile(times, 0.99), "ms", times.length);
  }
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}
