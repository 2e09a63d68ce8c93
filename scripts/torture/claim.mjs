// pnpm torture claim: twenty agents claim one waiting conversation at once, alone and while others
// give it away, release or close it and its visitor goes on. One wins, the others are told who,
// nobody's answer contradicts the log, and all consoles soon show the same. --rounds N (1,000 for long).
import { openConsoles } from "./claim/consoles.mjs";
import { RACES } from "./claim/races.mjs";
import { AGENTS, claimRounds, printClaims } from "./claim/rounds.mjs";
import { openStored } from "./claim/stored.mjs";
import { openHouse } from "./door/house.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences, quantile } from "./figures/printer.mjs";

/** All lists say the same by then, counted from the last answer. */
const AGREE_WITHIN_MS = 500;

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 1_000 });
  const figure = createPrinter("claim", print);
  figure("seed", seed, "", 1);
  const house = await openHouse("claim", { agents: AGENTS });
  const consoles = await openConsoles(house);
  const stored = openStored(house.file);
  const isWanted = createLimit(rounds, minutes);
  const agreeWithinMs = AGREE_WITHIN_MS;
  const raced = await claimRounds({ house, consoles, stored, seed, isWanted, agreeWithinMs });
  stored.close();
  await house.server.kill();
  printDone(figure, raced);
  printOffences(raced.offences);
  return raced.offences.length === 0 ? 0 : 1;
}

function printDone(figure, raced) {
  const { done, offences } = raced;
  figure("rounds", done.length, "conversations", done.length);
  for (const race of Object.keys(RACES)) {
    figure(
      `rounds: ${race}`,
      done.filter((one) => one.race === race).length,
      "rounds",
      done.length,
    );
  }
  printClaims(figure, raced);
  const answered = done.map((round) => round.answered);
  figure("all answered, p50", quantile(answered, 0.5), "ms", done.length);
  figure("all answered, p99", quantile(answered, 0.99), "ms", done.length);
  const agreed = done.flatMap((round) => round.agreed ?? []);
  for (const [name, share] of Object.entries({ p50: 0.5, p99: 0.99, max: 1 })) {
    figure(`${AGENTS} lists agree, ${name}`, quantile(agreed, share), "ms", agreed.length);
  }
  figure("offences", offences.length, "lines", done.length);
}
