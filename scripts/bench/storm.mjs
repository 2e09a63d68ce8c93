// pnpm bench storm: the server is killed while everybody talks; all come back at the same moment.
import { setTimeout as sleep } from "node:timers/promises";
import { median, quantile } from "./figures/median.mjs";
import { readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";
import { forEachIndex } from "./load/connect-relay.mjs";
import { startMeter } from "./process/cost.mjs";
import { launchFoyer, makeDataDir, siteKeyOf } from "./process/foyer.mjs";
import { createTalker } from "./storm/talker.mjs";

const DEFAULTS = { rounds: 3, connections: 2_000 };
const AT_ONCE = 64;
/** Between the first message and the kill: some are acked, some under way, some half written. */
const TALK_MS = 1_500;

export async function run(print) {
  const { rounds, connections } = readOptions(DEFAULTS);
  const figure = createPrinter("storm", print);
  const results = [];
  for (let i = 0; i < rounds; i++) results.push(await storm(connections));
  const of = (what) => median(results.map((result) => result[what]));
  const sum = (what) => results.reduce((all, result) => all + result[what], 0);
  const name = `storm_${connections}`;
  figure(`${name}_start`, of("start"), "ms", rounds);
  figure(`${name}_all_resumed`, of("allResumed"), "ms", rounds);
  figure(`${name}_resumed_p50`, of("p50"), "ms", rounds * connections);
  figure(`${name}_resumed_p99`, of("p99"), "ms", rounds * connections);
  figure(`${name}_resume_cpu`, of("cpuMicros"), "us/connection", rounds);
  figure(`${name}_generator_share`, of("generator"), "cores", rounds);
  figure(`${name}_foreign`, of("foreign"), "cores", rounds);
  figure(`${name}_missed`, sum("missed"), "messages", sum("acked"));
  figure(`${name}_changed`, sum("changed"), "events", sum("events"));
  if (sum("missed") + sum("changed") > 0) throw new Error("Acked messages are lost or changed.");
  process.exit(0);
}

async function storm(count) {
  // Limits as delivered: each client is one person, from many addresses.
  const options = { dataDir: makeDataDir(), lift: false };
  const first = await launchFoyer(options);
  const siteKey = await siteKeyOf(first);
  const talkers = Array.from({ length: count }, (_, index) => createTalker(index, siteKey));
  await forEachIndex(count, (index) => talkers[index].arrive(first), AT_ONCE);
  for (const talker of talkers) talker.talk();
  await sleep(TALK_MS);
  for (const talker of talkers) talker.brace();
  await first.stop("SIGKILL");

  const killed = performance.now();
  const again = await launchFoyer({ ...options, port: first.port });
  const listening = performance.now();
  const stopMeter = startMeter(again.pid);
  const times = await Promise.all(
    talkers.map(async (talker) => {
      await talker.comeBack(again);
      return performance.now() - listening;
    }),
  );
  const meter = stopMeter();
  const checks = talkers.map((talker) => talker.check());
  for (const talker of talkers) talker.leave();
  await again.stop();
  const sum = (what) => checks.reduce((all, check) => all + check[what], 0);
  return {
    start: listening - killed,
    allResumed: Math.max(...times),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpuMicros: (meter.serverSeconds * 1e6) / count,
    generator: meter.generator,
    foreign: meter.foreign,
    missed: sum("missed"),
    changed: sum("changed"),
    acked: sum("acked"),
    events: sum("events"),
  };
}
