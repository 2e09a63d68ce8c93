// pnpm torture first-message-nodes: as `first-message`, over two nodes: the twenty tabs of a visitor
// without a conversation are on both. --rounds N visitors (1,000 for the long form).
import { join } from "node:path";
import { writeAsFile } from "./cluster/as-file.mjs";
import { openClusterHouse } from "./cluster/house.mjs";
import { openStored } from "./cluster/stored.mjs";
import { printTimes } from "./cluster/tally.mjs";
import { makeFolder } from "./door/house.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";
import { firstMessageRounds, judgeFirstMessages } from "./first-message/rounds.mjs";
import { createLedger } from "./ledger/ledger.mjs";

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 1_000 });
  const figure = createPrinter("first-message-nodes", print);
  figure("seed", seed, "", 1);
  const house = await openClusterHouse({ agents: 0 });
  const random = createRandom(seed);
  const ledger = createLedger();
  const isWanted = createLimit(rounds, minutes);
  const done = await firstMessageRounds({ house, ledger, random, isWanted });
  // Without a farewell: what was acked is on disk.
  await Promise.all(house.cluster.nodes.map((node) => node.kill()));
  const file = join(makeFolder("first-message"), "stored.db");
  await writeAsFile(openStored(house.databaseUrl), file);
  await house.close();

  const offences = judgeFirstMessages(figure, { file, ledger, done });
  const times = done.map(({ ms }) => ms);
  printTimes(figure, "all acked and shown in every tab", times);
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}
