// pnpm bench widget: what the widget costs the page that carries it: bytes, requests, script time, long
// tasks, heap, and how long a visitor waits for it, in Chromium, beside the same page without it, and with a
// script of the same length that does nothing (`comment`). The longest task is of a page that was at rest before.
// Peers' figures were measured in the same way (docs/widget.md); each is printed as a ratio to ours.
import { findChromium } from "../chromium/find.mjs";
import { quantile } from "./figures/median.mjs";
import { readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";
import { launchFoyer, openToAllPages } from "./process/foyer.mjs";
import { measureVisit } from "./widget/measure-visit.mjs";
import { measureWait } from "./widget/measure-wait.mjs";
import { servePages } from "./widget/pages.mjs";
import { PEERS } from "./widget/peers.mjs";

const DEFAULTS = { rounds: 9 };
const half = (values) => quantile(values, 0.5);

export async function run(print) {
  const { rounds } = readOptions(DEFAULTS);
  const executablePath = findChromium(process.env);
  if (!executablePath) throw new Error("No Chromium was found: set CHROMIUM_PATH to one.");
  const server = await launchFoyer();
  const pages = await servePages(server.origin, await openToAllPages(server));
  const figure = createPrinter("widget", print);
  for (const [slowdown, suffix] of [
    [1, ""],
    [4, "_4x"],
  ]) {
    const visits = await repeat(rounds, () => measureVisit({ executablePath, pages, slowdown }));
    if (slowdown === 1) printWeight(figure, visits);
    printTimes(figure, visits, suffix);
  }
  const waits = await repeat(rounds, () => measureWait({ executablePath, pages }));
  for (const name of ["launcher", "open"]) {
    const values = waits.map((wait) => wait[name]);
    figure(`${name}_slow_4g_4x`, half(values), "ms", rounds);
  }
  await pages.close();
  await server.stop("SIGTERM");
  process.exit(0);
}

async function repeat(rounds, measure) {
  const results = [];
  for (let round = 0; round < rounds; round++) results.push(await measure());
  return results;
}

/** Bytes and requests are the same every time: the first visit says them. */
function printWeight(figure, visits) {
  const [{ before, after }] = visits;
  for (const [when, { requests, gzip, brotli }] of Object.entries({ before, after })) {
    const name = when === "before" ? "before_open" : "open_in_all";
    figure(`${name}_requests`, requests, "requests", 1);
    figure(`${name}_gzip`, gzip, "B", 1);
    figure(`${name}_brotli`, brotli, "B", 1);
    for (const [peer, weight] of Object.entries(PEERS)) {
      figure(`${name}_gzip_${peer}_vs_foyer`, weight[when].gzip / gzip, "ratio", 1);
    }
  }
}

function printTimes(figure, visits, suffix) {
  const n = visits.length;
  const of = (pick) => half(visits.map(pick));
  const times = {
    load_script: of(({ before }) => before.script),
    load_script_comment: of(({ comment }) => comment.script),
    load_script_above_comment: of(({ before, comment }) => before.script - comment.script),
    idle_script: of(({ idle }) => idle.script),
    open_script: of(({ after }) => after.script),
  };
  for (const [name, value] of Object.entries(times)) figure(`${name}${suffix}`, value, "ms", n);
  for (const when of ["before", "after"]) {
    const name = `${when === "before" ? "load" : "open"}_longest_task${suffix}`;
    figure(
      name,
      of((visit) => visit[when].longest),
      "ms",
      n,
    );
  }
  figure(
    `load_longest_task_comment${suffix}`,
    of(({ comment }) => comment.longest),
    "ms",
    n,
  );
  if (suffix !== "") return;
  for (const [peer, { script }] of Object.entries(PEERS)) {
    figure(`load_script_${peer}_vs_foyer`, script.load / times.load_script, "ratio", n);
    figure(`open_script_${peer}_vs_foyer`, script.open / times.open_script, "ratio", n);
  }
  figure(
    "heap_before_open",
    of(({ before }) => before.heap / 2 ** 20),
    "MiB",
    n,
  );
  figure(
    "heap_after_open",
    of(({ after }) => after.heap / 2 ** 20),
    "MiB",
    n,
  );
}
