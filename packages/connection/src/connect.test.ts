import { CLOSE_CODES } from "@foyer/protocol/close-codes";
import { HEARTBEAT_MS } from "@foyer/protocol/limits";
import { describe, expect, it } from "vitest";
import { RETRY_CAP_MS } from "./backoff.ts";
import { connect } from "./connect.ts";
import { PROBE_MS, SILENCE_MS } from "./link.ts";
import type { Status } from "./status.ts";
import { fakeClock } from "./testing/fake-clock.ts";
import { fakeSockets } from "./testing/fake-socket.ts";

type Up = { type: "hello"; turn: number } | { type: "say"; text: string };
type Down = { type: "welcome" | "pong" | "error" } | { type: "news"; text: string };

function start({
  random = (): number => 0.5,
  openSocket = undefined as (() => never) | undefined,
} = {}) {
  const clock = fakeClock();
  const { open, sockets } = fakeSockets();
  const heard: Down[] = [];
  const statuses: Status[] = [];
  let wake = () => {};
  let awake = true;
  let turn = 0;
  const connection = connect<Up, Down>({
    url: "wss://chat.example/socket/visitor",
    openSocket: openSocket ?? open,
    clock,
    random,
    hello: () => ({ type: "hello", turn: ++turn }),
    onFrame: (frame) => heard.push(frame),
    onStatus: (status) => statuses.push(status),
    onWake(fn) {
      wake = fn;
      return () => {
        awake = false;
      };
    },
  });
  const socket = () => {
    const last = sockets.at(-1);
    if (!last) throw new Error("no socket was opened");
    return last;
  };
  function welcome() {
    socket().opens();
    socket().says({ type: "welcome" });
  }
  function loseAndRetry() {
    socket().breaks();
    if (connection.status.name === "waiting") clock.pass(connection.status.until - clock.now());
  }
  return {
    clock,
    connection,
    heard,
    loseAndRetry,
    sockets,
    socket,
    statuses,
    welcome,
    wake: () => wake(),
    isAwake: () => awake,
  };
}

describe("connect", () => {
  it("says hello when the socket opens, and is open only after welcome", () => {
    const { connection, socket } = start();
    expect(socket().url).toBe("wss://chat.example/socket/visitor");
    expect(socket().sent).toEqual([]);
    socket().opens();
    expect(socket().sent).toEqual([{ type: "hello", turn: 1 }]);
    expect(connection.status).toEqual({ name: "connecting" });
    expect(connection.send({ type: "say", text: "early" })).toBe(false);
    socket().says({ type: "welcome" });
    expect(connection.status).toEqual({ name: "open" });
    expect(connection.send({ type: "say", text: "hi" })).toBe(true);
    expect(socket().sent).toEqual([
      { type: "hello", turn: 1 },
      { type: "say", text: "hi" },
    ]);
  });

  it("can be sent to from within the handling of welcome", () => {
    const clock = fakeClock();
    const { open, sockets } = fakeSockets();
    const connection = connect<Up, Down>({
      url: "wss://chat.example",
      openSocket: open,
      clock,
      random: () => 0,
      hello: () => ({ type: "hello", turn: 1 }),
      onStatus: () => {},
      onFrame: () => connection.send({ type: "say", text: "flushed" }),
    });
    sockets[0]?.opens();
    sockets[0]?.says({ type: "welcome" });
    expect(sockets[0]?.sent.at(-1)).toEqual({ type: "say", text: "flushed" });
  });

  it("hands on every frame and leaves out what is no JSON", () => {
    const { heard, socket, welcome } = start();
    welcome();
    socket().says("{broken");
    socket().says({ type: "news", text: "a" });
    expect(heard).toEqual([{ type: "welcome" }, { type: "news", text: "a" }]);
  });

  it("comes back after a loss, with a hello made afresh", () => {
    const { clock, connection, socket, sockets, welcome } = start();
    welcome();
    clock.pass(6_000);
    socket().breaks();
    expect(connection.status).toEqual({ name: "waiting", until: clock.now() + 250 });
    expect(connection.send({ type: "say", text: "lost?" })).toBe(false);
    clock.pass(249);
    expect(sockets).toHaveLength(1);
    clock.pass(1);
    expect(sockets).toHaveLength(2);
    socket().opens();
    expect(socket().sent).toEqual([{ type: "hello", turn: 2 }]);
  });

  it("waits up to as long as it has been away, half a second at least, thirty at most", () => {
    const { clock, connection, loseAndRetry, socket } = start({ random: () => 1 });
    const bounds: number[] = [];
    for (let loss = 0; loss < 10; loss++) {
      socket().breaks();
      const { status } = connection;
      if (status.name === "waiting") bounds.push(status.until - clock.now());
      clock.pass(bounds.at(-1) ?? 0);
    }
    expect(bounds).toEqual([500, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    for (let loss = 0; loss < 100; loss++) loseAndRetry();
    expect(connection.status).toEqual({ name: "connecting" });
  });

  it.each([0, 0.25, 0.75])("jitters the wait: %d of the bound", (random) => {
    const { clock, connection, socket } = start({ random: () => random });
    clock.pass(4_000);
    socket().breaks();
    expect(connection.status).toEqual({ name: "waiting", until: clock.now() + random * 4_000 });
  });

  it("is back within twice a short restart, whatever the dice say", () => {
    for (const random of [0.01, 0.3, 0.999]) {
      const { clock, connection, loseAndRetry, socket, welcome } = start({ random: () => random });
      welcome();
      clock.pass(10_000);
      const lostAt = clock.now();
      socket().breaks();
      while (clock.now() - lostAt < 2_000) {
        if (connection.status.name === "waiting") clock.pass(connection.status.until - clock.now());
        if (clock.now() - lostAt < 2_000) loseAndRetry();
      }
      if (connection.status.name === "waiting") clock.pass(connection.status.until - clock.now());
      expect(clock.now() - lostAt).toBeLessThanOrEqual(4_000);
    }
  });

  it("starts anew after a connection that was steady", () => {
    const { clock, connection, loseAndRetry, socket, welcome } = start();
    for (let loss = 0; loss < 5; loss++) loseAndRetry();
    welcome();
    clock.pass(5_000);
    socket().breaks();
    expect(connection.status).toEqual({ name: "waiting", until: clock.now() + 250 });
  });

  it("goes on slowing down when a server welcomes and closes at once", () => {
    const { clock, connection, socket, welcome } = start({ random: () => 1 });
    const waits: number[] = [];
    for (let loss = 0; loss < 5; loss++) {
      welcome();
      socket().breaks();
      if (connection.status.name === "waiting") waits.push(connection.status.until - clock.now());
      clock.pass(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([500, 500, 1_000, 2_000, 4_000]);
  });

  it("comes back as soon each time when one server after the other sends it on", () => {
    const { clock, connection, socket, welcome } = start({ random: () => 0.999 });
    for (let restart = 0; restart < 5; restart++) {
      welcome();
      clock.pass(1_000);
      socket().breaks(CLOSE_CODES.restarting);
      const wait = connection.status.name === "waiting" && connection.status.until - clock.now();
      expect(wait).toBeLessThan(500);
      clock.pass(500);
    }
  });

  it("retries at once when the page wakes, and only if it waits", () => {
    const { clock, socket, sockets, wake } = start({ random: () => 1 });
    socket().breaks();
    wake();
    expect(sockets).toHaveLength(2);
    wake();
    expect(sockets).toHaveLength(2);
    clock.pass(1_000);
    expect(sockets).toHaveLength(2);
  });

  it("[B1] asks for an answer on waking, and drops a dead socket soon", () => {
    const { clock, connection, socket, wake, welcome } = start();
    welcome();
    wake();
    expect(socket().sent.at(-1)).toEqual({ type: "ping" });
    clock.pass(PROBE_MS - 1);
    expect(connection.status.name).toBe("open");
    clock.pass(1);
    expect(socket().closed).toBe(true);
    expect(connection.status.name).toBe("waiting");
  });

  it("[B1] takes no late frame for an answer on waking", () => {
    const { clock, connection, heard, socket, wake, welcome } = start();
    welcome();
    wake();
    clock.pass(PROBE_MS - 1);
    socket().says({ type: "news", text: "from before the sleep" });
    expect(heard).toHaveLength(2);
    clock.pass(1);
    expect(connection.status.name).toBe("waiting");
  });

  it("[B1] gives an answered socket its full time again after waking", () => {
    const { clock, connection, socket, wake, welcome } = start();
    welcome();
    wake();
    socket().says({ type: "pong" });
    clock.pass(SILENCE_MS - 1);
    expect(connection.status.name).toBe("open");
    clock.pass(1);
    expect(connection.status.name).toBe("waiting");
  });

  it.each(["pong", "error"] as const)("[B1] beats, and stays while %s answers", (type) => {
    const { clock, connection, socket, welcome } = start();
    welcome();
    for (let beat = 0; beat < 10; beat++) {
      clock.pass(HEARTBEAT_MS);
      socket().says({ type });
    }
    expect(socket().sent.filter(({ type }) => type === "ping")).toHaveLength(10);
    expect(connection.status.name).toBe("open");
  });

  it("[B1] bears an answer that comes behind much else", () => {
    const { clock, connection, socket, welcome } = start();
    welcome();
    for (let waited = 0; waited < SILENCE_MS - 1_000; waited += 1_000) {
      clock.pass(1_000);
      socket().says({ type: "news", text: "a piece of a large page" });
    }
    socket().says({ type: "pong" });
    clock.pass(SILENCE_MS - 1);
    expect(connection.status.name).toBe("open");
  });

  it("[B1] gives up a socket that is deaf upwards, whatever others say on it", () => {
    const { clock, connection, socket, sockets, welcome } = start();
    welcome();
    const deaf = socket();
    for (let waited = 0; waited < SILENCE_MS - 500; waited += 500) {
      clock.pass(500);
      deaf.says({ type: "news", text: "somebody else's" });
    }
    clock.pass(499);
    expect(connection.status.name).toBe("open");
    clock.pass(1);
    expect(deaf.closed).toBe(true);
    expect(connection.status.name).toBe("waiting");
    clock.pass(500);
    expect(sockets).toHaveLength(2);
  });

  it("[B1] drops and replaces a socket that is silent for two beats and some", () => {
    const { clock, connection, socket, sockets, welcome } = start();
    welcome();
    const silent = socket();
    clock.pass(SILENCE_MS - 1);
    expect(connection.status.name).toBe("open");
    clock.pass(1);
    expect(silent.closed).toBe(true);
    expect(connection.status.name).toBe("waiting");
    clock.pass(500);
    expect(sockets).toHaveLength(2);
  });

  it("[B1] gives up a socket that opens and is not welcomed, whatever it hears", () => {
    const { clock, connection, socket } = start();
    socket().opens();
    clock.pass(HEARTBEAT_MS - 1);
    socket().says({ type: "news", text: "too early" });
    expect(connection.status.name).toBe("connecting");
    clock.pass(1);
    expect(socket().closed).toBe(true);
    expect(connection.status.name).toBe("waiting");
  });

  it("[B1] gives up a socket that never opens", () => {
    const { clock, connection, socket } = start();
    clock.pass(HEARTBEAT_MS);
    expect(socket().closed).toBe(true);
    expect(connection.status.name).toBe("waiting");
  });

  it("does not listen to a socket that it has dropped", () => {
    const { clock, connection, heard, sockets, welcome } = start();
    welcome();
    clock.pass(SILENCE_MS);
    sockets[0]?.says({ type: "news", text: "late" });
    sockets[0]?.breaks(CLOSE_CODES.refused);
    expect(heard).toEqual([{ type: "welcome" }]);
    expect(connection.status.name).toBe("waiting");
  });

  it.each([CLOSE_CODES.refused, CLOSE_CODES.signed_out])(
    "stops at %i, which no retry can change",
    (code) => {
      const { clock, connection, socket, sockets, wake } = start();
      socket().breaks(code, "why");
      expect(connection.status).toEqual({ name: "stopped", code, reason: "why" });
      wake();
      clock.pass(10 * RETRY_CAP_MS);
      expect(sockets).toHaveLength(1);
    },
  );

  it("starts again after a stop when told to", () => {
    const { connection, socket, sockets } = start();
    socket().breaks(CLOSE_CODES.signed_out);
    connection.retryNow();
    expect(sockets).toHaveLength(2);
    expect(connection.status.name).toBe("connecting");
  });

  it("leaves a connection alone that works, unless it is to be opened anew", () => {
    const { connection, socket, sockets, welcome } = start();
    welcome();
    connection.retryNow();
    expect(sockets).toHaveLength(1);
    connection.reopen();
    expect(sockets[0]?.closed).toBe(true);
    expect(sockets).toHaveLength(2);
    socket().opens();
    expect(socket().sent).toEqual([{ type: "hello", turn: 2 }]);
  });

  it("waits and retries where even making a socket throws", () => {
    let tries = 0;
    const { clock, connection } = start({
      openSocket: () => {
        tries++;
        throw new Error("forbidden by the page's policy");
      },
    });
    clock.pass(0);
    expect(connection.status.name).toBe("waiting");
    clock.pass(250);
    expect(tries).toBe(2);
  });

  it("is silent after close", () => {
    const { clock, connection, heard, isAwake, socket, sockets, statuses, welcome } = start();
    welcome();
    const told = statuses.length;
    connection.close();
    expect(socket().closed).toBe(true);
    socket().says({ type: "news", text: "late" });
    clock.pass(10 * RETRY_CAP_MS);
    expect(heard).toHaveLength(1);
    expect(statuses).toHaveLength(told);
    expect(sockets).toHaveLength(1);
    expect(isAwake()).toBe(false);
  });
});
