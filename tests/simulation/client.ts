import {
  type Clock,
  type Connection,
  connect,
  type SocketLike,
} from "../../packages/connection/src/index.ts";
import { SILENCE_MS } from "../../packages/connection/src/link.ts";
import type { Plant } from "./plants.ts";
import type { Random } from "./random.ts";
import { renaming } from "./renaming-socket.ts";
import type { Wire } from "./wire.ts";

/** One page's connection: the real client on a simulated wire. */
export interface Client<Up> {
  connection: Connection<Up>;
  /** The page comes to the front. */
  wake(): void;
  /** The page is gone; `told`: the browser could still say so. */
  vanish(told: boolean): void;
}

interface Page<Up, Down> {
  door: "visitor" | "agent";
  hello(): Up;
  onFrame(frame: Down): void;
  onLost(): void;
}

/** Where sockets come from: simulated ones here, real ones behind a bad network elsewhere. */
export interface Sockets {
  connect(door: "visitor" | "agent"): Pick<Wire, "client" | "abandon">;
}

export interface World {
  clock: Clock;
  random: Random;
  network: Sockets;
  plant: Plant | undefined;
}

export function openClient<Up extends { type: string }, Down extends { type: string }>(
  { clock, random, network, plant }: World,
  page: Page<Up, Down>,
): Client<Up> {
  let wire: ReturnType<Sockets["connect"]> | undefined;
  let wakeUp = () => {};
  let isGone = false;

  function openSocket(): SocketLike {
    wire = network.connect(page.door);
    return plant === "forgets_client_ids" ? renaming(wire.client) : wire.client;
  }

  const connection = connect<Up, Down>({
    url: `simulated://${page.door}`,
    openSocket,
    clock: plant === "never_gives_up" ? deaf(clock) : clock,
    random: random.next,
    hello: page.hello,
    onFrame: (frame) => isGone || page.onFrame(frame),
    onStatus(status) {
      if (status.name === "waiting" || status.name === "stopped") page.onLost();
    },
    onWake(wake) {
      wakeUp = wake;
      return () => {
        wakeUp = () => {};
      };
    },
  });

  return {
    connection,
    wake: () => wakeUp(),
    vanish(told) {
      isGone = true;
      wire?.abandon(told);
      connection.close();
    },
  };
}

/** The planted bug: a clock whose deadlines for silence never come. */
const deaf = (clock: Clock): Clock => ({
  ...clock,
  setTimeout: (run, ms) => (ms >= SILENCE_MS ? undefined : clock.setTimeout(run, ms)),
});
