import { median, pairedRatio } from "../figures/median.mjs";
import { runClosedLoop } from "../load/closed-loop.mjs";
import { connectRelay } from "../load/connect-relay.mjs";
import { runOpenLoop } from "../load/open-loop.mjs";
import { settle } from "../process/settle.mjs";
import { inRounds, laterMicros, of, printLatency } from "../relay/measure-relay.mjs";
import { launchTargets } from "./launch-targets.mjs";
import { startServices } from "./start-services.mjs";

const SIZES = [50, 500];
const BOTH = ["visitor", "agent"];
/** Messages a second that arrive whether or not the server keeps up, and how long, in seconds. */
const OPEN_RATE = 1_000;
const OPEN_SECONDS = 3;
const OPEN_CONVERSATIONS = 50;
/** One message at a time needs no long look. */
const SINGLE_SECONDS = 0.5;
const FLOORS = ["ws", "pgredis"];

/**
 * Two nodes or more, and what to compare them with, in turn in one run: one message at a time, as many as
 * go, and a thousand a second. Ends the process.
 */
export async function measureNodes(figure, options) {
  const services = await startServices();
  const targets = await launchTargets(services, options);
  const sizes = options.connections ? [options.connections] : SIZES;
  await inConnections(targets, { conversations: 1, perAgent: 1, sides: ["visitor"] }, (relays) =>
    measureSingle(figure, relays, options),
  );
  await inConnections(targets, settingOf(OPEN_CONVERSATIONS, options), (relays) =>
    measureOpen(figure, relays, options),
  );
  for (const size of sizes) {
    await inConnections(targets, settingOf(size, options), (relays) =>
      measureClosed(figure, `relay_${size}`, relays, options),
    );
  }
  for (const { server } of targets) await server.stop("SIGTERM");
  await Promise.all([services.postgres.remove(), services.redis.remove()]);
  process.exit(0);
}

const settingOf = (conversations, { "per-agent": perAgent }) => ({
  ...{ conversations, perAgent },
  sides: BOTH,
});

/** People come in to every target, `measure` runs, and they leave. The first second is for compiling. */
async function inConnections(targets, setting, measure) {
  const relays = [];
  for (const { server, door } of targets) relays.push(await connectRelay(server, door, setting));
  for (const relay of relays) {
    await runClosedLoop(relay, 1);
    await settle(relay.pids);
  }
  await measure(relays);
  for (const relay of relays) relay.close();
}

async function measureSingle(figure, relays, { rounds }) {
  const slices = await inRounds(relays, rounds, (relay) => runClosedLoop(relay, SINGLE_SECONDS));
  printWaits(figure, "relay_1", slices, rounds);
}

async function measureOpen(figure, relays, { rounds }) {
  const prefix = `relay_${OPEN_RATE}`;
  const slices = await inRounds(relays, rounds, (relay) =>
    runOpenLoop(relay, OPEN_SECONDS, OPEN_RATE),
  );
  printWaits(figure, prefix, slices, rounds);
  printCosts(figure, prefix, slices, rounds);
}

async function measureClosed(figure, prefix, relays, { rounds, seconds }) {
  const slices = await inRounds(relays, rounds, (relay) => runClosedLoop(relay, seconds));
  for (const [name, own] of Object.entries(slices)) {
    figure(`${prefix}_${name}_rate`, median(of(own, "rate")), "msg/s", rounds);
  }
  printCosts(figure, prefix, slices, rounds);
  printWaits(figure, prefix, slices, rounds);
  printRatios(figure, prefix, slices, rounds);
}

/** Processor time for each message: of all Node processes of a target, and of what they work with. */
function printCosts(figure, prefix, slices, rounds) {
  for (const [name, own] of Object.entries(slices)) {
    figure(`${prefix}_${name}_cpu`, median(of(own, "cpuMicros")), "us/msg", rounds);
    figure(`${prefix}_${name}_cpu_best`, Math.min(...of(own, "cpuMicros")), "us/msg", rounds);
    figure(`${prefix}_${name}_cpu_later`, median(own.map(laterMicros)), "us/msg", rounds);
    for (const service of Object.keys(own[0].serviceMicros)) {
      const used = own.map(({ serviceMicros }) => serviceMicros[service]);
      figure(`${prefix}_${name}_${service}_cpu`, median(used), "us/msg", rounds);
    }
  }
  // Whoever heard of a change too late has read it from the database, and says its page again.
  const repeats = median(of(Object.values(slices)[0], "repeats"));
  figure(`${prefix}_${Object.keys(slices)[0]}_repeated`, repeats, "events/msg", rounds);
  const all = Object.values(slices).flat();
  figure(`${prefix}_generator_share`, median(of(all, "generator")), "cores", all.length);
  figure(`${prefix}_foreign`, median(of(all, "foreign")), "cores", all.length);
}

function printWaits(figure, prefix, slices, rounds) {
  printLatency(figure, prefix, slices, rounds);
  for (const [name, own] of Object.entries(slices)) {
    const beyond = own.map(({ ack50, relay50 }) => relay50 - ack50);
    figure(`${prefix}_${name}_relay_beyond_ack_p50`, median(beyond), "ms", rounds);
  }
}

/** Above 1 is better than the floor. */
function printRatios(figure, prefix, slices, rounds) {
  for (const [name, own] of Object.entries(slices)) {
    if (FLOORS.includes(name)) continue;
    for (const floor of FLOORS) {
      const ratio = (what) => pairedRatio(of(own, what), of(slices[floor], what));
      figure(`${prefix}_${name}_vs_${floor}`, ratio("rate"), "ratio", rounds);
      figure(`${prefix}_${name}_cpu_vs_${floor}`, 1 / ratio("cpuMicros"), "ratio", rounds);
    }
  }
}
