// pnpm torture database: troubles come over the database while people talk. Whatever happens,
// nothing that was acked is lost, clients are told to try again or the server stops and says why,
// and once the trouble is over all of it goes on. --rounds TIMES each, --latest MS a trouble lasts
// at most (at least a second, if that is more), --seed S. `pnpm torture database locked` runs one.
import { damagedPage } from "./database/damaged-page.mjs";
import { failingCalls } from "./database/failing-calls.mjs";
import { fullDisk } from "./database/full-disk.mjs";
import { locked } from "./database/locked.mjs";
import { readOnly } from "./database/read-only.mjs";
import { createLimit, readOptions } from "./figures/options.mjs";
import { createPrinter, printOffences } from "./figures/printer.mjs";
import { createRandom } from "./figures/random.mjs";

const TROUBLES = { locked, ...failingCalls, fullDisk, readOnly, damagedPage };
const SHORTEST_MS = 1_000;

export async function run(print) {
  const troubles = takeTroubles();
  const { rounds, minutes, seed, latest } = readOptions({ rounds: 1, latest: 10_000 });
  const figure = createPrinter("database", print);
  figure("seed", seed, "", 1);
  const random = createRandom(seed);
  const isWanted = createLimit(rounds, minutes);
  // Every trouble has a server of its own, and each cleans up when this process ends.
  process.setMaxListeners(0);
  const offences = [];
  let ran = 0;
  for (let round = 0; isWanted(round) && offences.length === 0; round++) {
    for (const { name, run: runTrouble } of troubles) {
      const ms = Math.round(random.between(Math.min(SHORTEST_MS, latest), latest));
      const result = await runTrouble({ ms });
      if (result.skipped) {
        console.error(`SKIPPED: "${name}" did not run; ${result.skipped}.`);
        continue;
      }
      ran += 1;
      printTrouble(figure, name, result);
      for (const { kind, line } of result.offences)
        offences.push({ kind, line: `${name}: ${line}` });
    }
  }
  figure("troubles", ran, "troubles", ran);
  figure("skipped", rounds * troubles.length - ran, "troubles", ran);
  figure("offences", offences.length, "lines", ran);
  printOffences(offences);
  return offences.length === 0 ? 0 : 1;
}

function printTrouble(figure, name, result) {
  const of = (what) => `${name}: ${what}`;
  const count = (...kinds) => result.offences.filter(({ kind }) => kinds.includes(kind)).length;
  const acked = result.ackedInAll;
  figure(of("lasted"), result.lasted, "ms", 1);
  figure(of("false acks"), count("lost", "misplaced", "taken back", "changed"), "messages", acked);
  figure(of("acked meanwhile"), result.acked, "messages", 1);
  figure(of("told to try again"), result.errors, "errors", 1);
  figure(of("longest without an ack"), result.longestPause, "ms", result.acked);
  figure(of("pages read meanwhile"), result.read.pages, "pages", result.read.pages);
  figure(of("pages not read"), result.read.failed, "pages", result.read.pages);
  figure(of("slowest page"), result.read.slowest, "ms", result.read.pages);
  if (result.late !== undefined) figure(of("event loop late, max"), result.late, "ms", 1);
  figure(of("stopped by itself"), result.stopped ? 1 : 0, "times", 1);
  figure(of("first ack after it"), result.recovered ?? -1, "ms", 1);
  const why = whatItSaid(result.printed);
  if (why) console.error(`${name}: the server said: ${why}`);
}

/** The one that the command names by its key, or all. The name is taken out of the options. */
function takeTroubles() {
  const only = TROUBLES[process.argv[3]];
  if (!only) return Object.values(TROUBLES);
  process.argv.splice(3, 1);
  return [only];
}

/** The first error in its log, else the one line that it ended with. */
function whatItSaid(printed) {
  for (const line of printed.split("\n").filter((text) => /^\{.*\}$/.test(text))) {
    const { level, msg, err } = JSON.parse(line);
    if (level >= 50) return err ? `${msg}: ${err.message}` : msg;
  }
  return printed.split("\n").find((line) => line.includes("DATA_DIR"));
}
