// pnpm torture first-message: a visitor's first words come from twenty tabs at once, some of them
// twice, some from tabs that are gone before the ack. However they race, there is one conversation
// with each of them in it once, and every sender has its ack. --rounds N visitors (1,000 for long).
import { openHouse } from "./door/house.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences, quantile } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";
import { firstMessageRounds, judgeFirstMessages } from "./first-message/rounds.mjs";
import { createLedger } from "./ledger/ledger.mjs";

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 1_000 });
  const figure = createPrinter("first-message", print);
  figure("seed", seed, "", 1);
  const house = await openHouse("first-message", { agents: 0 });
  const random = createRandom(seed);
  const ledger = createLedger();
  const isWanted = createLimit(rounds, minutes);
  const done = await firstMessageRounds({ house, ledger, random, isWanted });
  // Without a farewell: what was acked is on disk.
  await house.server.kill();

  const offences = judgeFirstMessages(figure, { file: house.file, ledger, done });
  const times = done.map(({ ms }) => ms);
  figure("all acked and shown in every tab, p50", quantile(times, 0.5), "ms", times.length);
  figure("all acked and shown in every tab, p99", quantile(times, 0.99), "ms", times.length);
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}
