// pnpm torture first-message: a visitor's first words come from twenty tabs at once, some of them
// twice, some from tabs that are gone before the ack. However they race, there is one conversation
// with each of them in it once, and every sender has its ack. --rounds N visitors (1,000 for long).
import { openHouse } from "./door/house.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences, quantile } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";
import { firstMessages } from "./first-message/round.mjs";
import { countConversations } from "./first-message/stored.mjs";
import { audit } from "./ledger/audit.mjs";
import { createLedger } from "./ledger/ledger.mjs";

export async function run(print) {
  const { rounds, minutes, seed } = readOptions({ rounds: 1_000 });
  const figure = createPrinter("first-message", print);
  figure("seed", seed, "", 1);
  const house = await openHouse("first-message", { agents: 0 });
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
  await house.server.kill();

  const offences = audit(house.file, ledger, { settled: true }).offences.filter(isReal);
  const { conversations, visitors, several } = countConversations(house.file);
  for (const visitor of several) {
    offences.push({ kind: "two conversations", line: `stored of visitor ${visitor}` });
  }
  if (visitors !== done.length) {
    offences.push({ kind: "lost", line: `${visitors} visitors have one, of ${done.length}` });
  }
  const sum = (what) => done.reduce((all, round) => all + round[what], 0);
  const times = done.map(({ ms }) => ms);
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
  figure("all acked and shown in every tab, p50", quantile(times, 0.5), "ms", times.length);
  figure("all acked and shown in every tab, p99", quantile(times, 0.99), "ms", times.length);
  figure("offences", offences.length, "lines", sum("said"));
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}

/** Asking for a person twice stores it once: the second ask has its ack, and no event. */
const isReal = ({ kind, line }) => kind !== "lost" || !line.startsWith("ask-");
