// pnpm torture outage: visitors and agents talk over two nodes while PostgreSQL is killed and started
// again, Redis killed, frozen and emptied, and a node killed or frozen, one at a time at random
// moments. Nothing acked is lost, nothing is there twice or out of order. --rounds OUTAGES (50 for the
// long form), --latest MS that Redis is frozen, --seed S for the same choices.
import { setTimeout as sleep } from "node:timers/promises";
import { openClusterHouse } from "./cluster/house.mjs";
import { measureLoneTalk } from "./cluster/lone-talk.mjs";
import { loadClients, openPairs } from "./cluster/pairs.mjs";
import { openStored } from "./cluster/stored.mjs";
import { createTally, printTimes } from "./cluster/tally.mjs";
import { createTroubles } from "./cluster/troubles.mjs";
import { createWatch, saidWithin } from "./cluster/watch.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";

const MOST_PAIRS = 15;
/** Fewer in a short form, so that its agents are soon signed in; each pair says as much. */
const PAIRS_PER_OUTAGE = 2;
const LINES_PER_SECOND_AND_PAIR = 7;
/** After so many outages the people go and others come: screens stay as long as people's are. */
const OUTAGES_PER_WAVE = 5;
/** Between two outages. */
const PAUSE_LEAST_MS = 500;
const PAUSE_MOST_MS = 2_500;
const FREEZE_MS = 30_000;
/** Back to work within so many milliseconds of PostgreSQL's return. */
const FIRST_ACK_DUE_MS = 10_000;

export async function run(print) {
  const { rounds, minutes, seed, latest } = readOptions({ rounds: 50, latest: FREEZE_MS });
  const figure = createPrinter("outage", print);
  figure("seed", seed, "", 1);
  const count = Math.min(MOST_PAIRS, PAIRS_PER_OUTAGE * rounds);
  const house = await openClusterHouse({ agents: count });
  const stored = openStored(house.databaseUrl);
  const { parts, random } = await loadClients(seed);
  const watch = createWatch();
  const troubles = createTroubles({ house, watch, random, longestMs: latest });
  const kinds = Object.keys(troubles);
  const tally = createTally();
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0]));
  const firstAcks = [];
  const busAway = [];
  const quiet = [];
  const isWanted = createLimit(rounds, minutes);
  let neverBack = 0;
  let done = 0;

  async function wave() {
    const pairs = await openPairs({ house, watch, parts, random, stored, count });
    pairs.speak(LINES_PER_SECOND_AND_PAIR * count);
    for (let n = 0; n < OUTAGES_PER_WAVE && isWanted(done); n++) {
      const calm = performance.now();
      await sleep(random.between(PAUSE_LEAST_MS, PAUSE_MOST_MS));
      // What is said just before an outage may be acked only after it.
      if (n === 0) quiet.push([calm, performance.now() - PAUSE_LEAST_MS / 2]);
      // Each kind once before any comes again.
      const least = Math.min(...Object.values(counts));
      const kind = random.pick(kinds.filter((one) => counts[one] === least));
      const { firstAck, busAway: span } = await troubles[kind]();
      if (kind === "PostgreSQL killed" && firstAck === undefined) neverBack += 1;
      if (firstAck !== undefined) firstAcks.push(firstAck);
      if (span) busAway.push(span);
      counts[kind] += 1;
      done += 1;
    }
    pairs.hush();
    await tally.take(pairs);
    await pairs.leave();
  }

  const loneTalk = await measureLoneTalk({ house, random, lines: rounds >> 1 });
  while (isWanted(done) && tally.offences.length === 0 && tally.stuck() === 0) await wave();

  for (const [kind, times] of Object.entries(counts)) figure(kind, times, "outages", done);
  figure("outages", done, "outages", done);
  figure("clients", 2 * count, "connections", 2 * count);
  tally.print(figure, done);
  printTimes(figure, "first ack after PostgreSQL is back", firstAcks);
  printTimes(figure, "without Redis, shown to the other side", times(watch.deliveries, busAway));
  printTimes(figure, "a lone talk without Redis, shown to the other side", loneTalk);
  printTimes(figure, "undisturbed, shown to the other side", times(watch.deliveries, quiet));
  figure("never back", neverBack, "outages", done);
  const late = firstAcks.filter((ms) => ms > FIRST_ACK_DUE_MS).length;
  figure("first ack later than 10 s", late, "outages", firstAcks.length);
  for (const offence of tally.offences.slice(0, 50)) console.error(offence);
  await house.close();
  return tally.offences.length + tally.stuck() + neverBack + late === 0 ? 0 : 1;
}

const times = (found, spans) => saidWithin(found, spans).map(({ ms }) => ms);
