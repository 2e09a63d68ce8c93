// pnpm torture claim-nodes: as `claim`, over two nodes: ten agents' consoles are on each, and their
// claims come to whichever node the balancer picks. --rounds N (10,000 for the long form).
import { openConsoles } from "./claim/consoles.mjs";
import { AGENTS, ALONE, claimRounds, printClaims } from "./claim/rounds.mjs";
import { openClusterHouse } from "./cluster/house.mjs";
import { openStored } from "./cluster/stored.mjs";
import { printTimes } from "./cluster/tally.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences } from "./figures/printer.mjs";

/** News that the bus has lost comes by the database: lists agree by then, whatever happens. */
const AGREE_WITHIN_MS = 2_000;
/** Rounds at a time, each at a conversation of its own. */
const AT_ONCE = 4;

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 10_000 });
  const figure = createPrinter("claim-nodes", print);
  figure("seed", seed, "", 1);
  const house = await openClusterHouse({ agents: AGENTS });
  const consoles = await openConsoles(house);
  const stored = openStored(house.databaseUrl);
  const isWanted = createLimit(rounds, minutes);
  const raced = await claimRounds({
    ...{ house, consoles, stored, seed, isWanted, atOnce: AT_ONCE },
    agreeWithinMs: AGREE_WITHIN_MS,
  });
  const sockets = await Promise.all(house.cluster.nodes.map(openSockets));
  await house.close();
  printDone(figure, raced, sockets);
  printOffences(raced.offences);
  return raced.offences.length === 0 ? 0 : 1;
}

function printDone(figure, raced, sockets) {
  const { done, offences } = raced;
  const alone = done.filter(({ race }) => race === ALONE);
  figure("rounds", done.length, "conversations", done.length);
  figure("rounds: claims alone", alone.length, "rounds", done.length);
  figure("fewest consoles on a node", Math.min(...sockets), "consoles", sockets.length);
  printClaims(figure, raced);
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
