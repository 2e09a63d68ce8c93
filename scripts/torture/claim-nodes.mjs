// pnpm torture claim-nodes: as `claim`, over two nodes: ten agents' consoles are on each, and their
// claims come to whichever node the balancer picks. --rounds N (10,000 for the long form).
import { openConsoles } from "./claim/consoles.mjs";
import { RACES } from "./claim/races.mjs";
import { claimOnce } from "./claim/round.mjs";
import { openClusterHouse } from "./cluster/house.mjs";
import { openStored } from "./cluster/stored.mjs";
import { printTimes } from "./cluster/tally.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";

const AGENTS = 20;
/** News that the bus has lost comes by the database: lists agree by then, whatever happens. */
const AGREE_WITHIN_MS = 2_000;
/** Every other round the claims are alone; the others take turns. */
const ALONE = "claims alone";

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 10_000 });
  const figure = createPrinter("claim-nodes", print);
  figure("seed", seed, "", 1);
  const house = await openClusterHouse({ agents: AGENTS });
  const consoles = await openConsoles(house);
  const stored = openStored(house.databaseUrl);
  const random = createRandom(seed);
  const others = Object.keys(RACES).filter((race) => race !== ALONE);
  const isWanted = createLimit(rounds, minutes);
  const done = [];
  for (let round = 0; isWanted(round); round++) {
    const race = round % 2 === 0 ? ALONE : others[(round >> 1) % others.length];
    const result = await claimOnce({ house, consoles, stored, random, round, race });
    done.push({ race, ...result });
    if (result.offences.length > 0) break;
  }
  const offences = done.flatMap((round) => round.offences);
  for (const id of await stored.orphans()) offences.push({ kind: "orphan", line: id });
  for (const { race, agreed } of done) {
    if (!(agreed > AGREE_WITHIN_MS)) continue;
    offences.push({ kind: "late", line: `${race}: lists agree after ${agreed.toFixed(0)} ms` });
  }
  const sockets = await Promise.all(house.cluster.nodes.map(openSockets));
  await house.close();
  printDone({ figure, done, offences, sockets });
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}

function printDone({ figure, done, offences, sockets }) {
  const alone = done.filter(({ race }) => race === ALONE);
  const sum = (what) => alone.reduce((all, round) => all + round[what], 0);
  const count = (...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
  figure("rounds", done.length, "conversations", done.length);
  figure("rounds: claims alone", alone.length, "rounds", done.length);
  figure("fewest consoles on a node", Math.min(...sockets), "consoles", sockets.length);
  figure("claims alone: winners", sum("won"), "agents", alone.length);
  figure("claims alone: told who has it", sum("refused"), "agents", alone.length);
  figure("orphans", count("orphan"), "conversations", done.length);
  figure("two winners", count("winners", "two winners"), "conversations", done.length);
  printTimes(
    figure,
    "all answered",
    done.map(({ answered }) => answered),
  );
  printTimes(
    figure,
    `${AGENTS} lists agree`,
    done.flatMap(({ agreed }) => agreed ?? []),
  );
  figure("offences", offences.length, "lines", done.length);
}

/** How many sockets a node has, by its own count. */
async function openSockets({ origin }) {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^foyer_open_sockets (\d+)$/m.exec(metrics)?.[1]);
}
