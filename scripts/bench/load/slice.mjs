import { quantile } from "../figures/median.mjs";

/** What one target did in one slice of a round. */
export function sliceOf({ acks, relays, other, repeated }, meter) {
  const messages = acks.length;
  return {
    messages,
    rate: messages / meter.seconds,
    cpuMicros: (meter.serverSeconds * 1e6) / messages,
    serviceMicros: Object.fromEntries(
      Object.entries(meter.serviceSeconds).map(([name, used]) => [name, (used * 1e6) / messages]),
    ),
    ack50: quantile(acks, 0.5),
    ack99: quantile(acks, 0.99),
    relay50: quantile(relays, 0.5),
    relay99: quantile(relays, 0.99),
    otherFrames: other / messages,
    repeats: repeated / messages,
    server: meter.server,
    generator: meter.generator,
    foreign: meter.foreign,
  };
}
