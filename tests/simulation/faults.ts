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
  let crashesInSync = false;
  let isLocked = false;
  let refusals = 0;

  const anyWire = (): Wire | undefined => {
    const wires = network.alive();
    return wires[random.between(0, wires.length - 1)];
  };
  const later = (ms: number, run: () => void) => clock.setTimeout(() => healed || run(), ms);
  const start = async () => {
    if (!server.isUp) await server.start();
  };

  function endTrouble(): void {
    isLocked = false;
    refusals = 0;
  }

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
      cutsAtCommit = false;
    },
    /** How long the next sync takes. */
    syncTime(): number {
      const ms = random.chance(0.1) && !healed ? random.between(40, 400) : random.between(1, 40);
      if (!crashesInSync) return ms;
      crashesInSync = false;
      const busy = ms + 100;
      later(random.between(50, busy - 1), crash);
      return busy;
    },
    /** How long the next read takes, one way: mostly none, as in a file of one's own. */
    readTime: () => (random.chance(0.3) ? random.between(1, healed ? 40 : 400) : 0),
    /** The power fails while a busy disk syncs: the moment for lies to come out. */
    crashInSync() {
      crashesInSync = true;
    },
    isLocked: () => isLocked,
    isFull: () => refusals > 0 && refusals-- > 0,
    /** There is no room on the disk: for a commit or two, or for all those of some seconds. */
    fillDisk() {
      refusals = random.chance(0.7) ? random.between(1, 3) : Number.POSITIVE_INFINITY;
      later(random.between(100, 8_000), endTrouble);
    },
    /** Somebody else writes into the database, a backup or a shell. */
    lock() {
      isLocked = true;
      later(random.between(10, 4_000), endTrouble);
    },
    /** Somebody sets the server's clock, an hour at most: by hand, or by a late NTP. */
    setClock: () => server.setClock(random.between(-3_600_000, 3_600_000)),
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
    /** From now on nothing goes wrong; resolves when the server is up. */
    heal(): Promise<void> {
      healed = true;
      cutsAtCommit = false;
      crashesInSync = false;
      endTrouble();
      network.offline.clear();
      network.swallows = false;
      network.weather.calm = true;
      return start();
    },
  };
}
