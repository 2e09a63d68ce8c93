import type { Clock } from "../../packages/connection/src/index.ts";
import type { Random } from "./random.ts";
import type { Server } from "./server.ts";
import { createWeather, createWire, type Weather, type Wire } from "./wire.ts";

/** How long a browser takes to learn that it is offline, or that nobody listens. */
const REFUSED_MS = 20;

/** All wires of a story, and what may happen to them. */
export interface Network {
  weather: Weather & { calm: boolean };
  /** Opens a socket; whoever is offline, or finds no server, gets none. */
  connect(door: "visitor" | "agent"): Wire;
  /** The side whose network is down: sockets break, new ones fail. */
  offline: Set<"visitor" | "agent">;
  /** New sockets get no answer at all, not even a refusal. */
  swallows: boolean;
  alive(): Wire[];
}

export function createNetwork(clock: Clock, random: Random, server: () => Server): Network {
  const weather = createWeather(random);
  let wires: Wire[] = [];
  const network: Network = {
    weather,
    offline: new Set(),
    swallows: false,
    alive() {
      wires = wires.filter((wire) => !wire.dead);
      return wires;
    },
    connect(door) {
      const wire = createWire(clock, weather);
      const arrive = () => {
        if (network.offline.has(door) || !server().isUp) return wire.cut();
        wires.push(wire);
        server().accept(door, wire);
      };
      if (!network.swallows) clock.setTimeout(arrive, REFUSED_MS + weather.delay());
      return wire;
    },
  };
  return network;
}
