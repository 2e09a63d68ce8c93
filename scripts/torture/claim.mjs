// pnpm torture claim: twenty agents claim one waiting conversation at once, alone and while others
// give it away, release or close it and its visitor goes on. One wins, the others are told who,
// nobody's answer contradicts the log, and all consoles soon show the same. --rounds N (1,000 for long).
import { openConsoles } from "./claim/consoles.mjs";
import { RACES } from "./claim/races.mjs";
import { claimOnce } from "./claim/round.mjs";
import { openStored } from "./claim/stored.mjs";
import { openHouse } from "./door/house.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences, quantile } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";

const AGENTS = 20;
/** All lists say the same by then, counted from the last answer. */
const AGREE_WITHIN_MS = 500;
/** Every other round the claims are alone; the others take turns. */
const ALONE = "claims alone";

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 1_000 });
  const figure = createPrinter("claim", print);
  figure("seed", seed, "", 1);
  const house = await openHouse("claim", { agents: AGENTS });
  const consoles = await openConsoles(house);
  const stored = openStored(house.file);
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
  for (const id of stored.orphans()) offences.push({ kind: "orphan", line: id });
  stored.close();
  await house.server.kill();
  const late = done.filter(({ agreed }) => agreed > AGREE_WITHIN_MS);
  for (const { race, agreed } of late) {
    offences.push({ kind: "late", line: `${race}: lists agree after ${agreed.toFixed(0)} ms` });
  }
  printDone({ figure, done, offences });
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}

function printDone({ figure, done, offences }) {
  const alone = done.filter(({ race }) => race === ALONE);
  const sum = (rounds, what) => rounds.reduce((all, round) => all + round[what], 0);
  figure("rounds", done.length, "conversations", done.length);
  for (const race of Object.keys(RACES)) {
    figure(
      `rounds: ${race}`,
      done.filter((one) => one.race === race).length,
      "rounds",
      done.length,
    );
  }
  figure("claims alone: winners", sum(alone, "won"), "agents", alone.length);
  figure("claims alone: told who has it", sum(alone, "refused"), "agents", alone.length);
  figure("orphans", count(offences, "orphan"), "conversations", done.length);
  figure("two winners", count(offences, "winners", "two winners"), "conversations", done.length);
  const answered = done.map((round) => round.answered);
  figure("all answered, p50", quantile(answered, 0.5), "ms", done.length);
  figure("all answered, p99", quantile(answered, 0.99), "ms", done.length);
  const agreed = done.flatMap((round) => round.agreed ?? []);
  for (const [name, share] of Object.entries({ p50: 0.5, p99: 0.99, max: 1 })) {
    figure(`${AGENTS} lists agree, ${name}`, quantile(agreed, share), "ms", agreed.length);
  }
  figure("offences", offences.length, "lines", done.length);
}

const count = (offences, ...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
