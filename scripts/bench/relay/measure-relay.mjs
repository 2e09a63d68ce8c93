import { median, pairedRatio } from "../figures/median.mjs";
import { runClosedLoop } from "../load/closed-loop.mjs";
import { connectRelay } from "../load/connect-relay.mjs";
import { runOpenLoop } from "../load/open-loop.mjs";
import { settle } from "../process/settle.mjs";

const SIDES = ["visitor", "agent"];

/** Both sides of `size` conversations talk, each with one message under way. */
export async function measureRelay(figure, targets, size, options) {
  const { rounds, seconds, "per-agent": perAgent } = options;
  const setting = { conversations: size, perAgent, sides: SIDES };
  const relays = [];
  for (const { server, door } of targets) relays.push(await connectRelay(server, door, setting));

  for (const relay of relays) await runClosedLoop(relay, 1);
  const closed = await inRounds(relays, rounds, (relay) => runClosedLoop(relay, seconds));
  printLoop(figure, `relay_${size}`, closed, rounds);

  const half = (name) => median(of(closed[name], "rate")) / 2;
  const open = await inRounds(relays, rounds, (relay) =>
    runOpenLoop(relay, seconds, half(relay.name)),
  );
  printLatency(figure, `relay_${size}_open`, open, rounds);
  for (const relay of relays) relay.close();
}

/**
 * Slices in turn, each round beginning with another target: none always follows the same one, nor what that has put off.
 * `laterSeconds` is the processor time that a target has put off and used after its slice.
 */
export async function inRounds(relays, rounds, runSlice) {
  const slices = Object.fromEntries(relays.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < relays.length; i++) {
      const relay = relays[(round + i) % relays.length];
      const slice = await runSlice(relay);
      slices[relay.name].push({ ...slice, laterSeconds: await settle(relay.pids) });
    }
  }
  return slices;
}

/** What was put off, for each message. */
export const laterMicros = ({ laterSeconds, messages }) => (laterSeconds * 1e6) / messages;

export const of = (slices, what) => slices.map((slice) => slice[what]);

function printLoop(figure, prefix, slices, rounds) {
  for (const [name, own] of Object.entries(slices)) {
    figure(`${prefix}_${name}_rate`, median(of(own, "rate")), "msg/s", rounds);
    figure(`${prefix}_${name}_cpu`, median(of(own, "cpuMicros")), "us/msg", rounds);
    figure(`${prefix}_${name}_cpu_best`, Math.min(...of(own, "cpuMicros")), "us/msg", rounds);
    figure(`${prefix}_${name}_cpu_later`, median(own.map(laterMicros)), "us/msg", rounds);
    figure(`${prefix}_${name}_server_share`, median(of(own, "server")), "cores", rounds);
    figure(`${prefix}_${name}_generator_share`, median(of(own, "generator")), "cores", rounds);
  }
  printLatency(figure, prefix, slices, rounds);
  const { foyer, ...floors } = slices;
  figure(`${prefix}_foyer_further_frames`, median(of(foyer, "otherFrames")), "frames/msg", rounds);
  for (const [name, floor] of Object.entries(floors)) {
    const ratio = (what) => pairedRatio(of(foyer, what), of(floor, what));
    figure(`${prefix}_vs_${name}`, ratio("rate"), "ratio", rounds);
    // As the rate: above 1 is better than the floor.
    figure(`${prefix}_cpu_vs_${name}`, 1 / ratio("cpuMicros"), "ratio", rounds);
  }
  const all = Object.values(slices).flat();
  figure(`${prefix}_foreign`, median(of(all, "foreign")), "cores", all.length);
}

export function printLatency(figure, prefix, slices, rounds) {
  for (const [name, own] of Object.entries(slices)) {
    for (const what of ["ack50", "ack99", "relay50", "relay99"]) {
      const spoken = what.replace(/(\d+)/, "_p$1");
      figure(`${prefix}_${name}_${spoken}`, median(of(own, what)), "ms", rounds);
    }
  }
}
