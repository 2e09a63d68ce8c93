import { setTimeout as sleep } from "node:timers/promises";
import { median, pairedRatio, quantile } from "../figures/median.mjs";
import { createLedger } from "../load/ledger.mjs";
import { createLine } from "../load/line.mjs";
import { startMeter } from "../process/cost.mjs";
import { inRounds, of } from "../relay/measure-relay.mjs";
import { createTally } from "./tally.mjs";

/** CPU of the server for each console that a message reaches. */
export async function measureFanout(figure, targets, { rounds, seconds, connections }) {
  const fans = targets.map(createFan);
  for (const fan of fans) await runSlice(fan, 1);
  const slices = await inRounds(fans, rounds, (fan) => runSlice(fan, seconds));
  for (const [name, own] of Object.entries(slices)) {
    const figures = {
      cpu: [of(own, "cpuMicros"), "us/recipient"],
      rate: [of(own, "rate"), "msg/s"],
      ack_p50: [of(own, "ack50"), "ms"],
      generator_share: [of(own, "generator"), "cores"],
      foreign: [of(own, "foreign"), "cores"],
      further_frames: [of(own, "further"), "frames/recipient"],
    };
    for (const [what, [values, unit]] of Object.entries(figures)) {
      figure(`fanout_${connections}_${name}_${what}`, median(values), unit, rounds);
    }
    const best = Math.min(...of(own, "cpuMicros"));
    figure(`fanout_${connections}_${name}_cpu_best`, best, "us/recipient", rounds);
  }
  for (const { sockets } of fans) for (const socket of sockets) socket.onClose = () => {};
  const ratio = pairedRatio(of(slices.ws, "cpuMicros"), of(slices.foyer, "cpuMicros"));
  figure(`fanout_${connections}_cpu_vs_ws`, ratio, "ratio", rounds);
}

function createFan({ server, visitors, consoles, message, echoes }) {
  // A line's own check is made by the first console; the tally checks all the others.
  const lines = visitors.map((own, index) =>
    createLine({ side: "visitor", index, own, peer: consoles[0], message: message(index) }),
  );
  const ledger = createLedger(lines, { echoes });
  const sockets = [...visitors, ...consoles];
  return {
    name: server.name,
    pids: [server.pid],
    sockets,
    ledger,
    tally: createTally(consoles.slice(1), lines),
  };
}

async function runSlice({ ledger, tally, pids }, seconds) {
  ledger.clear();
  let running = true;
  ledger.onAck = (line) => {
    if (running) ledger.send(line);
  };
  const stopMeter = startMeter(pids);
  for (const line of ledger.lines) ledger.send(line);
  await sleep(seconds * 1000);
  const meter = stopMeter();
  const messages = ledger.acks.length;
  const slice = {
    cpuMicros: (meter.serverSeconds * 1e6) / messages / (tally.consoles + 1),
    rate: messages / meter.seconds,
    ack50: quantile(ledger.acks, 0.5),
    generator: meter.generator,
    foreign: meter.foreign,
    further: ledger.other / messages,
  };
  running = false;
  await ledger.settled();
  await tally.settled();
  return slice;
}
