import { once } from "node:events";
import { connect } from "node:net";
import { findRedis } from "../../../../scripts/services/find.mjs";
import { freePort } from "./free-port.ts";
import { createService } from "./service.ts";
import { serviceFolder } from "./service-folder.ts";
import { ServiceMissing } from "./service-missing.ts";

/** A Redis that is there for tests to hurt. It stores nothing, and goes when this process goes. */
export interface TestRedis {
  /** Stays the same over `kill` and `start`. */
  url: string;
  port: number;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it as a crash would, without a word to anybody. */
  kill(): Promise<void>;
  /** Brings it back, empty, after `stop` or `kill`. */
  start(): Promise<void>;
  /** Ends it for good. Needed by long-lived processes alone: it never outlives this one. */
  remove(): Promise<void>;
  /** It neither answers nor hangs up from now on. */
  freeze(): void;
  thaw(): void;
  /** Forgets all keys. */
  flush(): Promise<void>;
}

/** Starts a Redis at a free port (or `port`) of 127.0.0.1; throws ServiceMissing without redis-server. */
export async function startRedis(options: { port?: number } = {}): Promise<TestRedis> {
  const command = findRedis();
  if (!command) {
    throw new ServiceMissing(
      "Redis",
      "Install redis-server (Debian: apt-get install -y redis-server), or name it: REDIS_SERVER=/path.",
    );
  }
  const port = options.port ?? (await freePort());
  const folder = serviceFolder("redis");
  const service = createService({
    command,
    args: redisArgs(port),
    folder,
    ending: "KILL",
    ready: /Ready to accept connections/,
  });
  await service.start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start: service.start,
    stop: () =>
      service.end((process) => {
        process.signal("SIGTERM");
        // Frozen it would never hear of its end.
        process.signal("SIGCONT");
      }),
    kill: () => service.end((process) => process.signal("SIGKILL")),
    remove: service.remove,
    freeze: () => service.signal("SIGSTOP"),
    thaw: () => service.signal("SIGCONT"),
    flush: () => ask(port, "FLUSHALL"),
  };
}

function redisArgs(port: number): string[] {
  const settings = { port, bind: "127.0.0.1", save: "", appendonly: "no", daemonize: "no" };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

async function ask(port: number, command: string): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  socket.write(`${command}\r\n`);
  const [answer] = await once(socket, "data");
  socket.destroy();
  if (String(answer) !== "+OK\r\n") throw new Error(`${command}: ${answer}`);
}
