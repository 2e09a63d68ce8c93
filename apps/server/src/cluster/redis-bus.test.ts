import { createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { present } from "@foyer/test-kit/services/present";
import { startRedis, type TestRedis } from "@foyer/test-kit/services/redis";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Bus } from "./bus.ts";
import type { BusMessage } from "./bus-message.ts";
import { createRedisBus } from "./redis-bus.ts";
import { silentLog } from "./testing/silent-log.ts";

const onRedis = test.skipIf(!present.redis);

/** Resolves with what `look` finds, once it finds something; the test's own limit ends it. */
const until = <T>(look: () => T | false | undefined): Promise<T> =>
  vi.waitUntil(look, { timeout: 20_000, interval: 5 }) as Promise<T>;

function join(
  url: string,
  nodeId: string,
  options: { installation?: string; answerMs?: number } = {},
) {
  const { installation = "house", answerMs = 2_000 } = options;
  const timing = { pingMs: 50, answerMs };
  const bus = createRedisBus({ url, installation, nodeId, log: silentLog, timing });
  const heard: [string, BusMessage][] = [];
  let ups = 0;
  bus.onMessage((message, from) => void heard.push([from, message]));
  bus.onUp(() => {
    ups += 1;
  });
  onTestFinished(() => bus.close());
  const names = () =>
    heard.flatMap(([, message]) => (message.type === "stale" ? message.names : []));
  return { bus, heard, names, ups: () => ups };
}

/** For servers that never answer. */
const quick = { answerMs: 300 };

async function redis(): Promise<TestRedis> {
  const service = await startRedis();
  onTestFinished(() => service.remove());
  return service;
}

const isUp = (bus: Bus) => () => bus.state().is === "up";
const isDown = (bus: Bus) => () => bus.state().is === "down";
const say = (bus: Bus, ...names: string[]) => bus.publish({ type: "stale", names });

onRedis(
  "nodes hear each other in order, never themselves, and never another installation",
  async () => {
    const { url } = await redis();
    const [a, b, stranger] = [
      join(url, "a"),
      join(url, "b"),
      join(url, "c", { installation: "elsewhere" }),
    ];
    for (const { bus } of [a, b, stranger]) await until(isUp(bus));
    say(stranger.bus, "not for us");
    for (let n = 0; n < 100; n++) say(a.bus, `${n}`);
    await until(() => b.heard.length === 100);
    expect(b.names()).toEqual(Array.from({ length: 100 }, (_, n) => `${n}`));
    expect(b.heard[0]?.[0]).toBe("a");
    say(b.bus, "over");
    await until(() => a.heard.length > 0);
    expect(a.names()).toEqual(["over"]);
    expect(stranger.heard).toEqual([]);
  },
);

onRedis(
  "what one turn publishes is one PUBLISH, and a text of any kind arrives whole",
  async () => {
    const { url } = await redis();
    const [a, b] = [join(url, "a"), join(url, "b")];
    await until(isUp(a.bus));
    await until(isUp(b.bus));
    const { createClient } = await import("@redis/client");
    const listener = createClient({ url });
    await listener.connect();
    onTestFinished(() => listener.destroy());
    const published: string[] = [];
    await listener.subscribe("foyer:2:house", (text) => void published.push(text));
    const name = "one\ntwo\r\n\0 👋";
    say(a.bus, name);
    say(a.bus, "more");
    await until(() => b.heard.length === 2);
    expect(b.names()).toEqual([name, "more"]);
    await until(() => published.length > 0);
    expect(published[0]?.split("\n")).toHaveLength(3);
  },
);

onRedis(
  "a node starts without Redis, drops what it says, and finds Redis when it is there",
  async () => {
    const service = await redis();
    await service.kill();
    const [a, b] = [join(service.url, "a"), join(service.url, "b")];
    say(a.bus, "lost");
    await pause(0);
    expect(a.bus.state().is).toBe("down");
    await service.start();
    await until(isUp(a.bus));
    await until(isUp(b.bus));
    expect([a.ups(), b.ups()]).toEqual([1, 1]);
    say(a.bus, "heard");
    await until(() => b.heard.length > 0);
    expect(b.names()).toEqual(["heard"]);
  },
);

onRedis(
  "a Redis that is killed is down, and each time it comes back all is to be told anew",
  async () => {
    const service = await redis();
    const { bus, ups } = join(service.url, "a");
    for (let times = 1; times <= 3; times++) {
      await until(isUp(bus));
      expect(ups()).toBe(times);
      await service.kill();
      await until(isDown(bus));
      for (let n = 0; n < 1_000; n++) say(bus, "lost");
      await service.start();
    }
    await until(isUp(bus));
  },
);

onRedis(
  "a Redis that neither answers nor hangs up is down too, and back when it answers",
  async () => {
    const service = await redis();
    const [a, b] = [join(service.url, "a", quick), join(service.url, "b", quick)];
    await until(isUp(a.bus));
    await until(isUp(b.bus));
    service.freeze();
    await until(isDown(a.bus));
    await until(isDown(b.bus));
    say(a.bus, "lost");
    service.thaw();
    await until(isUp(a.bus));
    await until(isUp(b.bus));
    await until(() => {
      say(a.bus, "heard");
      return b.names().includes("heard");
    });
    expect(b.names()).not.toContain("lost");
  },
);

onRedis("what Redis does not take is bounded: the bus goes down rather than hoard", async () => {
  const service = await redis();
  const { bus } = join(service.url, "a", { answerMs: 60_000 });
  await until(isUp(bus));
  service.freeze();
  const text = "x".repeat(1024 * 1024);
  for (let n = 0; n < 9; n++) say(bus, text);
  await until(isDown(bus));
  service.thaw();
  await until(isUp(bus));
});

test("a server that accepts and says nothing, and one that is not Redis, are down; closing is quick", async () => {
  for (const greet of [() => {}, (socket: Socket) => void socket.end("HTTP/1.1 400 No\r\n\r\n")]) {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      socket.on("error", () => {}).resume();
      sockets.push(socket);
      greet(socket);
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const { bus } = join(`redis://127.0.0.1:${port}`, "a", quick);
    await until(() => sockets.length > 4);
    expect(bus.state().is).toBe("down");
    await bus.close();
    await until(() => sockets.every((socket) => socket.destroyed || socket.readableEnded));
    await new Promise((resolve) => void server.close(resolve));
  }
});

onRedis("a wrong password or a URL that is none is logged without the password, once", async () => {
  const { port } = await redis();
  for (const url of [`redis://nobody:s3cret@127.0.0.1:${port}`, "redis://:s3cret@[nowhere"]) {
    const told: string[] = [];
    const tell = (...said: unknown[]) => void told.push(JSON.stringify(said));
    const log = { ...silentLog, warn: tell, error: tell, info: tell, debug: tell };
    const bus = createRedisBus({ url, installation: "house", nodeId: "a", log });
    onTestFinished(() => bus.close());
    await until(() => told.length > 2);
    expect(told.join()).not.toContain("s3cret");
  }
});

onRedis(
  "what is published last is sent before closing; who hears badly loses neither link nor rest",
  async () => {
    const { url } = await redis();
    const [a, b] = [join(url, "a"), join(url, "b")];
    b.bus.onMessage(() => {
      throw new Error("no use for it");
    });
    await until(isUp(a.bus));
    await until(isUp(b.bus));
    say(a.bus, "first");
    say(a.bus, "last words");
    await a.bus.close();
    await until(() => b.heard.length === 2);
    expect(b.bus.state().is).toBe("up");
    expect(b.ups()).toBe(1);
    say(a.bus, "nothing any more");
  },
);
