import { HEARTBEAT_MS } from "@foyer/protocol/limits";
import type { ConnectOptions } from "./connect.ts";
import type { SocketLike } from "./socket-like.ts";

/** Without an answer for so many milliseconds a link is given up: two beats missed, and some slack. */
export const SILENCE_MS = 2 * HEARTBEAT_MS + 5_000;

/** After waking, an answer is due within this time: a laptop's old socket is mostly dead. */
export const PROBE_MS = 5_000;

/**
 * The frames that answer one of ours, a beat above all: a beat too many is answered by `error`.
 * Only they prove the way up. What others say comes down a link on which nothing gets up any more.
 */
const ANSWER = /^(pong|welcome|error)$/;

/** What a browser reports for a link that broke without a word. */
const ABNORMAL = 1006;

/** One socket's life: hello, heartbeats, until it is lost. */
export interface Link {
  send(frame: { type: string }): boolean;
  /** Asks for an answer now. */
  probe(): void;
  /** Ends it; nothing is heard of it any more. */
  drop(): void;
}

interface LinkEvents<Down> {
  onFrame(frame: Down): void;
  onLost(code: number, reason: string): void;
}

/** Opens one socket, says hello and beats until it is lost, which is told exactly once. */
export function openLink<Up extends { type: string }, Down extends { type: string }>(
  { openSocket, url, clock, hello }: ConnectOptions<Up, Down>,
  events: LinkEvents<Down>,
): Link {
  let socket: SocketLike | undefined;
  let opened = false;
  let beat: unknown;
  let deadline: unknown;

  function send(frame: { type: string }): boolean {
    if (!opened || !socket) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  /** A link that does not answer is dead, whatever the socket says of itself. */
  function expectWithin(ms: number): void {
    clock.clearTimeout(deadline);
    deadline = clock.setTimeout(() => lose(ABNORMAL, "silent"), ms);
  }

  function pulse(): void {
    send({ type: "ping" });
    beat = clock.setTimeout(pulse, HEARTBEAT_MS);
  }

  function drop(): void {
    clock.clearTimeout(beat);
    clock.clearTimeout(deadline);
    const dropped = socket;
    socket = undefined;
    dropped?.close();
  }

  function lose(code: number, reason: string): void {
    drop();
    events.onLost(code, reason);
  }

  function hear(data: unknown): void {
    const frame = parse<Down>(data);
    if (!frame) return;
    if (ANSWER.test(frame.type)) expectWithin(SILENCE_MS);
    events.onFrame(frame);
  }

  function listen(to: SocketLike): void {
    // A socket that was dropped may go on talking: it is not listened to.
    const isOurs = () => socket === to;
    to.addEventListener("open", () => {
      if (!isOurs()) return;
      opened = true;
      send(hello());
      beat = clock.setTimeout(pulse, HEARTBEAT_MS);
    });
    to.addEventListener("message", (event) => {
      if (isOurs()) hear(event.data);
    });
    to.addEventListener("close", (event) => {
      if (isOurs()) lose(event.code, event.reason);
    });
  }

  expectWithin(HEARTBEAT_MS);
  try {
    socket = openSocket(url);
    listen(socket);
  } catch {
    // A page's policy may forbid the socket outright; that is one more way of not getting through.
    expectWithin(0);
  }

  return {
    send,
    drop,
    probe() {
      if (send({ type: "ping" })) expectWithin(PROBE_MS);
    },
  };
}

/** What cannot be read is left out: the heartbeat's last `seq` finds what was missed. */
function parse<Down>(data: unknown): Down | undefined {
  try {
    return JSON.parse(String(data)) as Down;
  } catch {
    return undefined;
  }
}
