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
import { firstMessages } from "./first-message/round.mjs";
import { countConversations } from "./first-message/stored.mjs";
import { audit } from "./ledger/audit.mjs";
import { createLedger } from "./ledger/ledger.mjs";

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 1_000 });
  const figure = createPrinter("first-message-nodes", print);
  figure("seed", seed, "", 1);
  const house = await openClusterHouse({ agents: 0 });
  const random = createRandom(seed);
  const ledger = createLedger();
  const isWanted = createLimit(rounds, minutes);
  const done = [];
  for (let round = 0; isWanted(round) && ledger.offences.length === 0; round++) {
    const result = await firstMessages({ house, ledger, random, round });
    if (!result) ledger.offend("stuck", `round ${round}: not all acked and shown`);
    done.push(result ?? { ms: 0, said: 0, repeats: 0 });
  }
  // Without a farewell: what was acked is on disk.
  await Promise.all(house.cluster.nodes.map((node) => node.kill()));
  const file = join(makeFolder("first-message"), "stored.db");
  await writeAsFile(openStored(house.databaseUrl), file);
  await house.close();

  const offences = audit(file, ledger, { settled: true }).offences.filter(isReal);
  const { conversations, visitors, several } = countConversations(file);
  for (const visitor of several) {
    offences.push({ kind: "two conversations", line: `stored of visitor ${visitor}` });
  }
  if (visitors !== done.length) {
    offences.push({ kind: "lost", line: `${visitors} visitors have one, of ${done.length}` });
  }
  const sum = (what) => done.reduce((all, round) => all + round[what], 0);
  const count = (...kinds) => offences.filter(({ kind }) => kinds.includes(kind)).length;
  figure("rounds", done.length, "visitors", done.length);
  figure("conversations", conversations, "conversations", done.length);
  figure("visitors with two", several.length, "visitors", visitors);
  figure("said", sum("said"), "messages", done.length);
  figure("repeats", sum("repeats"), "messages", done.length);
  figure("acked", ledger.acks.size, "messages", done.length);
  figure("lost", count("lost", "stuck"), "messages", sum("said"));
  figure("twice", count("twice", "changed", "misplaced"), "messages", sum("said"));
  figure("refused", count("refused"), "messages", sum("said"));
  printTimes(
    figure,
    "all acked and shown in every tab",
    done.map(({ ms }) => ms),
  );
  figure("offences", offences.length, "lines", sum("said"));
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}

/** Asking for a person twice stores it once: the second ask has its ack, and no event. */
const isReal = ({ kind, line }) => kind !== "lost" || !line.startsWith("ask-");
