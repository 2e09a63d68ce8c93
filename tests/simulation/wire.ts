import type { Clock, SocketLike } from "../../packages/connection/src/index.ts";
import type { Random } from "./random.ts";

type Heard = (...heard: never[]) => void;

/** As much of a `ws` socket as the server's connection uses. */
export interface ServerEnd {
  readonly readyState: number;
  readonly OPEN: number;
  readonly bufferedAmount: number;
  on(type: string, heard: Heard): void;
  send(data: Buffer): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
}

/** How the network is; a wire asks at every frame. */
export interface Weather {
  /** Milliseconds that the next frame takes. */
  delay(): number;
  /** Frames of one direction overtake each other: no network does, it is here to be caught. */
  overtakes: boolean;
}

/** One socket between a browser and the server, with everything that can befall it. */
export interface Wire {
  client: SocketLike;
  server: ServerEnd;
  /** The server took it: the browser's end opens. */
  open(): void;
  /** Both ends learn of it; what was under way is lost. */
  cut(): void;
  /** The server's machine is gone; the browser may learn of it. */
  loseServer(told: boolean): void;
  /** From now on nothing of one direction arrives, and nobody is told. */
  silence(direction: "up" | "down"): void;
  /** The page is gone, or the machine under it. */
  abandon(told: boolean): void;
  readonly dead: boolean;
}

const OPEN = 1;
const CLOSED = 3;
const ABNORMAL = 1006;

export function createWire(clock: Clock, weather: Weather): Wire {
  const heard = new Map<string, Heard>();
  const served = new Map<string, Heard>();
  const tell = (ears: Map<string, Heard>, type: string, ...what: unknown[]) =>
    ears.get(type)?.(...(what as never[]));
  const silent = { up: false, down: false };
  const lastAt = { up: 0, down: 0 };
  const ends = { client: true, server: true };
  /** Broken: what was under way is lost, and nothing follows it. */
  let isCut = false;

  /** Within one direction nothing overtakes, however the delays fall. */
  function carry(direction: "up" | "down", arrive: () => void): void {
    const at = clock.now() + weather.delay();
    lastAt[direction] = weather.overtakes ? at : Math.max(at, lastAt[direction]);
    clock.setTimeout(() => {
      if (!isCut && !silent[direction]) arrive();
    }, lastAt[direction] - clock.now());
  }

  function endClient(code: number, reason: string): void {
    if (!ends.client) return;
    ends.client = false;
    tell(heard, "close", { code, reason });
  }

  function endServer(): void {
    if (!ends.server) return;
    ends.server = false;
    tell(served, "close");
  }

  return {
    client: {
      send: (text) =>
        carry("up", () => ends.server && tell(served, "message", Buffer.from(text), false)),
      close() {
        ends.client = false;
        carry("up", endServer);
      },
      addEventListener: (type: string, listener: Heard) => void heard.set(type, listener),
    },
    server: {
      get readyState() {
        return ends.server ? OPEN : CLOSED;
      },
      OPEN,
      bufferedAmount: 0,
      on: (type, listener) => void served.set(type, listener),
      send: (data) =>
        carry("down", () => ends.client && tell(heard, "message", { data: String(data) })),
      close(code = ABNORMAL, reason = "") {
        if (ends.server) carry("down", () => endClient(code, reason));
        ends.server = false;
        clock.setTimeout(() => tell(served, "close"), 0);
      },
      terminate: () => {},
    },
    open: () => carry("down", () => ends.client && tell(heard, "open")),
    cut() {
      isCut = true;
      // Whoever listens in a direction that went silent hears nothing of the end, either.
      if (!silent.down) clock.setTimeout(() => endClient(ABNORMAL, ""), weather.delay());
      if (!silent.up) clock.setTimeout(endServer, weather.delay());
    },
    loseServer(told) {
      isCut = true;
      ends.server = false;
      if (told && !silent.down) clock.setTimeout(() => endClient(ABNORMAL, ""), weather.delay());
    },
    silence(direction) {
      silent[direction] = true;
    },
    abandon(told) {
      ends.client = false;
      if (told) carry("up", endServer);
      else silent.up = true;
    },
    get dead() {
      return !ends.client || !ends.server;
    },
  };
}

/** A network whose frames take some milliseconds, and now and then a second. */
export function createWeather(random: Random): Weather & { calm: boolean } {
  return {
    calm: false,
    overtakes: false,
    delay(): number {
      if (this.calm) return random.between(1, 50);
      return random.chance(0.1) ? random.between(50, 1_500) : random.between(1, 50);
    },
  };
}
