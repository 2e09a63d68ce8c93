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
    expect(connection.status).toEqual({ name: "waiting", until: clock.now() + 250, attempt: 1 });
    expect(connection.send({ type: "say", text: "lost?" })).toBe(false);
    clock.pass(249);
    expect(sockets).toHaveLength(1);
    clock.pass(1);
    expect(sockets).toHaveLength(2);
    socket().opens();
    expect(socket().sent).toEqual([{ type: "hello", turn: 2 }]);
  });

  it("doubles the bound of its waits up to the cap, and never gives up", () => {
    const { loseAndRetry, statuses } = start({ random: () => 0.999_999 });
    for (let loss = 0; loss < 100; loss++) loseAndRetry();
    const waits = statuses.filter((status) => status.name === "waiting");
    expect(waits).toHaveLength(100);
    expect(waits.map(({ attempt }) => attempt).slice(0, 3)).toEqual([1, 2, 3]);
    expect(statuses.at(-1)).toEqual({ name: "connecting" });
  });

  it.each([
    [1, 500],
    [2, 1_000],
    [6, 16_000],
    [7, 30_000],
    [40, 30_000],
  ])("jitters the wait before retry %i between nothing and %i ms", (attempt, bound) => {
    for (const random of [0, 0.25, 0.75]) {
      const { clock, connection, loseAndRetry, socket } = start({ random: () => random });
      for (let loss = 1; loss < attempt; loss++) loseAndRetry();
      socket().breaks();
      const { status } = connection;
      expect(status.name === "waiting" && status.until - clock.now()).toBe(random * bound);
    }
  });

  it("starts from the first retry after a connection that was steady", () => {
    const { clock, connection, loseAndRetry, socket, welcome } = start();
    for (let loss = 0; loss < 5; loss++) loseAndRetry();
    welcome();
    clock.pass(5_000);
    socket().breaks();
    expect(connection.status).toMatchObject({ attempt: 1 });
  });

  it("goes on slowing down when a server welcomes and closes at once", () => {
    const { connection, loseAndRetry, socket, welcome } = start();
    for (let loss = 0; loss < 4; loss++) {
      welcome();
      loseAndRetry();
    }
    welcome();
    socket().breaks();
    expect(connection.status).toMatchObject({ name: "waiting", attempt: 5 });
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
    sockets[0]?.breaks(CLOSE_CODES.refused.code);
    expect(heard).toEqual([{ type: "welcome" }]);
    expect(connection.status.name).toBe("waiting");
  });

  it.each([CLOSE_CODES.refused.code, CLOSE_CODES.signed_out.code])(
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
    socket().breaks(CLOSE_CODES.signed_out.code);
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
