// pnpm torture network: the real clients (packages/connection and what widget and console make of
// it) against the built server, through a proxy that does to their connections what networks do.
// --rounds FAULTS (5,000 for the long form), --minutes N, --seed S for the same choice of faults.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { register } from "tsx/esm/api";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, quantile } from "./figures/printer.mjs";
import { fastClock } from "./network/fast-clock.mjs";
import { createFaults } from "./network/faults.mjs";
import { createPair } from "./network/pair.mjs";
import { startProxy } from "./network/proxy.mjs";
import { openOffice } from "./process/console-api.mjs";
import { createServerProcess } from "./process/server.mjs";
import { serverPackage } from "./process/server-package.mjs";

/** Fifteen visitors and their fifteen agents: thirty connections to torture. */
const PAIRS = 15;
/** 45 s of silence become 2.25 s. */
const SPEED = 20;
const FAULTS_PER_WAVE = 100;
const FAULT_EVERY_MS = 40;
const SPEAK_EVERY_MS = 15;
/** Nobody is stuck who is well again by then: noticing and the longest back-off take 3.75 s. */
const STUCK_AFTER_MS = 12_000;
const LOOK_EVERY_MS = 10;

export async function run(print) {
  register();
  const { rounds, minutes, seed } = readOptions({ rounds: 600 });
  const figure = createPrinter("network", print);
  figure("seed", seed, "", 1);
  const simulation = (name) => import(`../../tests/simulation/${name}.ts`);
  const names = ["ledger", "browser", "visitor-tab", "agent-console", "auditor", "stored-log"];
  const parts = Object.assign({}, ...(await Promise.all(names.map(simulation))));
  const random = (await simulation("random")).createRandom(seed);

  const dataDir = mkdtempSync(join(tmpdir(), "foyer-network-"));
  process.on("exit", () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
  // All of these people come from one address, and come back at every fault.
  process.env.REQUESTS_PER_MINUTE = "1000000";
  const server = await createServerProcess({ dataDir });
  await server.start();
  const { siteKey, agents } = await openOffice(server, PAIRS);
  const proxy = await startProxy(server.port);
  const clock = fastClock(SPEED);
  const pairs = [];
  for (const [index, agent] of agents.entries()) {
    const shared = { server, siteKey, proxy, clock, random, parts };
    pairs.push(await createPair({ ...shared, index, agent }));
  }
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(join(dataDir, "foyer.db"), { readonly: true });
  const scenes = pairs.map((pair) => ({
    ledger: pair.ledger,
    log: () => parts.readLog(sqlite, pair.conversationId),
    get screens() {
      return pair.screens();
    },
    get unsent() {
      return pair.unsent();
    },
  }));

  const faults = createFaults(proxy, random);
  const kinds = Object.keys(faults);
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  const catchUps = [];
  let stuck = 0;
  let done = 0;
  const isWanted = createLimit(rounds, minutes);

  async function wave() {
    const talk = setInterval(() => {
      const pair = random.pick(pairs);
      if (random.chance(0.5)) pair.speak();
      else pair.reply();
    }, SPEAK_EVERY_MS);
    for (let n = 0; n < FAULTS_PER_WAVE && isWanted(done); ) {
      await sleep(random.between(0, 2 * FAULT_EVERY_MS));
      const sound = proxy.sound();
      if (sound.length === 0) continue;
      const victim = random.pick(sound);
      victim.spoiled = true;
      const kind = random.pick(kinds);
      faults[kind](victim);
      counts[kind] += 1;
      n += 1;
      done += 1;
    }
    clearInterval(talk);
  }

  async function heal() {
    proxy.heal();
    const began = performance.now();
    let waiting = scenes;
    while (waiting.length > 0 && performance.now() - began < STUCK_AFTER_MS) {
      await sleep(LOOK_EVERY_MS);
      const still = waiting.filter((scene) => !parts.isQuiet(scene));
      for (let n = still.length; n < waiting.length; n++) catchUps.push(performance.now() - began);
      waiting = still;
    }
    stuck += waiting.length;
  }

  while (isWanted(done)) {
    await wave();
    await heal();
  }

  const offences = scenes.flatMap((scene) => parts.audit(scene));
  const acked = new Set(pairs.flatMap(({ ledger }) => ledger.acks.map((ack) => ack.clientId))).size;
  const said = pairs.reduce((all, { ledger }) => all + ledger.ids.size, 0);
  const count = (pattern) => offences.filter((offence) => pattern.test(offence)).length;
  for (const [kind, times] of Object.entries(counts))
    figure(`faults: ${kind}`, times, "faults", done);
  figure("faults", done, "faults", done);
  figure("clients", 2 * PAIRS, "connections", 2 * PAIRS);
  figure("said", said, "messages", done);
  figure("acked", acked, "messages", done);
  figure("lost", count(/^lost|^acked and not there/), "messages", said);
  figure("twice", count(/^stored/), "messages", said);
  figure("misordered", count(/order is broken|gap/), "messages", said);
  figure("wrong on a screen", count(/shows|shown|two events/), "screens", 2 * PAIRS);
  figure("stuck", stuck, "conversations", catchUps.length + stuck);
  for (const [name, share] of Object.entries({ p50: 0.5, p99: 0.99, max: 1 })) {
    figure(`caught up after healing, ${name}`, quantile(catchUps, share), "ms", catchUps.length);
  }
  for (const offence of offences.slice(0, 50)) console.error(offence);

  for (const pair of pairs) pair.leave();
  proxy.close();
  sqlite.close();
  await server.kill();
  return offences.length === 0 && stuck === 0 ? 0 : 1;
}
