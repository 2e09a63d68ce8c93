// pnpm torture rolling: visitors and agents talk over two nodes which are replaced one after the
// other: a new one starts, then the old one gets SIGTERM. With --stop-first 1 it is stopped before it is
// started again, as where there is room for no further node. Nothing is lost, nothing is there twice, and
// hardly anybody notices. --rounds RESTARTS (50 for the long form), --seed S for the same choices.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { openClusterHouse } from "./cluster/house.mjs";
import { loadClients, openPairs } from "./cluster/pairs.mjs";
import { openStored } from "./cluster/stored.mjs";
import { createTally, printTimes } from "./cluster/tally.mjs";
import { createWatch } from "./cluster/watch.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";

const MOST_PAIRS = 20;
/** Fewer in a short form, so that its agents are soon signed in; each pair says as much. */
const PAIRS_PER_RESTART = 3;
const LINES_PER_SECOND_AND_PAIR = 10;
/** After so many restarts the people go and others come. */
const RESTARTS_PER_WAVE = 10;
const PAUSE_MOST_MS = 1_000;

export async function run(print) {
  const options = readOptions({ rounds: 50, "stop-first": 0 });
  const { rounds, minutes, seed } = options;
  const figure = createPrinter("rolling", print);
  figure("seed", seed, "", 1);
  const count = Math.min(MOST_PAIRS, PAIRS_PER_RESTART * rounds);
  const house = await openClusterHouse({ agents: count });
  const stored = openStored(house.databaseUrl);
  const { parts, random } = await loadClients(seed);
  const watch = createWatch();
  const tally = createTally();
  const isWanted = createLimit(rounds, minutes);
  const { nodes } = house.cluster;
  const restarts = [];
  const lateness = monitorEventLoopDelay({ resolution: 5 });
  let unclean = 0;
  let done = 0;

  /** Resolves with the exit code of the one that ended. */
  const restart = options["stop-first"] ? stopAndStart : startAndStop;

  async function stopAndStart(node) {
    const code = await node.stop();
    await timed(() => node.start());
    return code;
  }

  async function startAndStop(node) {
    await timed(() => house.cluster.addNode());
    return house.cluster.remove(node);
  }

  async function timed(start) {
    const began = performance.now();
    await start();
    restarts.push(performance.now() - began);
  }

  async function wave() {
    const pairs = await openPairs({ house, watch, parts, random, stored, count });
    lateness.enable();
    pairs.speak(LINES_PER_SECOND_AND_PAIR * count);
    for (let n = 0; n < RESTARTS_PER_WAVE && isWanted(done); n++) {
      await sleep(random.between(0, PAUSE_MOST_MS));
      // The one that has been up for longest: what is new is added at the end.
      const node = options["stop-first"] ? nodes[done % nodes.length] : nodes[0];
      if ((await restart(node)) !== 0) unclean += 1;
      done += 1;
    }
    pairs.hush();
    lateness.disable();
    await tally.take(pairs);
    await pairs.leave();
  }

  while (isWanted(done) && tally.offences.length === 0 && tally.stuck() === 0) await wave();

  figure("restarts", done, "restarts", done);
  figure("clients", 2 * count, "connections", 2 * count);
  figure("ended otherwise than in good order", unclean, "restarts", done);
  tally.print(figure, done);
  printTimes(figure, "a client is without a connection", times(watch.gaps));
  printTimes(figure, "of that before it tries again", times(watch.pauses));
  printTimes(figure, "ack", times(watch.acks));
  printTimes(figure, "shown to the other side", times(watch.deliveries));
  printTimes(figure, "a node's start", restarts);
  // All clients are in this process: when it is late, so is everything above.
  figure("the clients' own event loop is late, p99", lateness.percentile(99) / 1e6, "ms", done);
  for (const offence of tally.offences.slice(0, 50)) console.error(offence);
  await house.close();
  return tally.offences.length + tally.stuck() + unclean === 0 ? 0 : 1;
}

const times = (found) => found.map(({ ms }) => ms);
