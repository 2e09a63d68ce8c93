import type { Clock } from "../../packages/connection/src/index.ts";
import type { Network } from "./network.ts";
import type { Random } from "./random.ts";
import type { Server } from "./server.ts";
import type { Wire } from "./wire.ts";

type Direction = "up" | "down";
type Door = "visitor" | "agent";

/** Everything that may go wrong, until `heal`. */
export type Faults = ReturnType<typeof createFaults>;

export function createFaults(deps: {
  clock: Clock;
  random: Random;
  network: Network;
  server: Server;
}) {
  const { clock, random, network, server } = deps;
  let healed = false;
  let cutsAtCommit = false;
  let crashesAfterCommit = false;

  const anyWire = (): Wire | undefined => {
    const wires = network.alive();
    return wires[random.between(0, wires.length - 1)];
  };
  const later = (ms: number, run: () => void) => clock.setTimeout(() => healed || run(), ms);
  const start = () => void (server.isUp || server.start());

  function silenceAny(): void {
    const wire = anyWire();
    const directions = random.pick<Direction[]>([["up"], ["down"], ["up", "down"]]);
    for (const direction of directions) wire?.silence(direction);
  }

  function crash(): void {
    if (!server.isUp) return;
    server.crash(random.chance(0.3), random.chance(0.8));
    later(random.between(100, 20_000), start);
  }

  return {
    cut: () => anyWire()?.cut(),
    silence: silenceAny,
    /** The connection breaks when a message is committed, before anybody was told. */
    cutAtCommit() {
      cutsAtCommit = true;
    },
    onCommit() {
      if (cutsAtCommit) anyWire()?.cut();
      if (crashesAfterCommit) later(random.between(0, 60), crash);
      cutsAtCommit = false;
      crashesAfterCommit = false;
    },
    /** The power fails about when a sync should be done: the moment for lies to come out. */
    crashAfterCommit() {
      crashesAfterCommit = true;
    },
    offline() {
      const side = random.pick<Door>(["visitor", "agent"]);
      network.offline.add(side);
      for (const wire of network.alive()) if (random.chance(0.5)) wire.cut();
      later(random.between(500, 60_000), () => network.offline.delete(side));
    },
    swallow() {
      network.swallows = true;
      later(random.between(1_000, 30_000), () => {
        network.swallows = false;
      });
    },
    crash,
    restart() {
      if (!server.isUp) return;
      server.stop();
      later(random.between(500, 5_000), start);
    },
    heal() {
      healed = true;
      cutsAtCommit = false;
      crashesAfterCommit = false;
      network.offline.clear();
      network.swallows = false;
      network.weather.calm = true;
      start();
    },
  };
}
