import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../log.ts";
import { backOff } from "./back-off.ts";
import type { Bus, BusState } from "./bus.ts";
import { type BusMessage, createDecoder, encodeMessage } from "./bus-message.ts";
import { type LinkTiming, openRedisLink, type RedisLink } from "./redis-link.ts";

/** Raised when nodes of the version before could misread what is said: they then do not hear it. */
const VERSION = 2;

/** A server that is frozen is noticed within four seconds. */
const TIMING: LinkTiming = { pingMs: 2_000, answerMs: 2_000 };

/** Longest pause between two tries to connect: so long the slower way serves a little longer. */
const PAUSE_MAX_MS = 2_000;

/** A link that lived for less was none: trying again goes on getting slower, and is not logged. */
const STEADY_MS = 5_000;

/**
 * One channel for all nodes of an installation; several may share a Redis. Connects by itself and
 * for ever, and never holds anybody up: without Redis what is published is dropped at once. All that
 * one turn of the event loop publishes is one PUBLISH: a line with the sender, then one per message.
 * `nodeId` is new at each start of a node. Passwords in `url` are never logged.
 */
export function createRedisBus(options: {
  url: string;
  /** What names the installation, for ever: the same on all its nodes. */
  installation: string;
  nodeId: string;
  log: Pick<Log, "error" | "warn" | "info" | "debug">;
  timing?: LinkTiming;
}): Bus {
  const { url, installation, nodeId, log, timing = TIMING } = options;
  const channel = `foyer:${VERSION}:${installation}`;
  const decode = createDecoder(log);
  const hearers: ((message: BusMessage, nodeId: string) => void)[] = [];
  const tellers: (() => void)[] = [];
  const closing = new AbortController();
  let state: BusState = { is: "down", since: Date.now() };
  let link: RedisLink | undefined;
  let gathered: string[] = [];

  function onText(text: string): void {
    const [from = "", ...lines] = text.split("\n");
    if (from === nodeId) return;
    for (const line of lines) {
      const message = decode(line);
      if (message) for (const hear of hearers) tryTo(() => hear(message, from));
    }
  }

  /** What one who is told makes of it is no reason to lose the link, or what comes after. */
  function tryTo(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      log.error({ err: error }, "what another node said could not be used");
    }
  }

  function flush(): void {
    const lines = gathered;
    gathered = [];
    if (lines.length > 0) link?.publish([nodeId, ...lines].join("\n"));
  }

  /** Opens a link and stays as long as it lives; resolves with why it does no more. */
  async function live(): Promise<{ reason: Error | undefined; steady: boolean }> {
    try {
      link = await openRedisLink({ url, channel, timing, onText });
    } catch (error) {
      return { reason: error as Error, steady: false };
    }
    const since = Date.now();
    state = { is: "up", since };
    log.info("Redis is here");
    if (closing.signal.aborted) void link.close();
    else for (const tell of tellers) tryTo(tell);
    const reason = await link.lost;
    link = undefined;
    state = { is: "down", since: Date.now() };
    return { reason, steady: state.since - since > STEADY_MS };
  }

  async function keepUp(): Promise<void> {
    let failures = 0;
    while (!closing.signal.aborted) {
      const { reason, steady } = await live();
      if (steady) failures = 0;
      const level = failures === 0 ? "warn" : "debug";
      // The message alone: the error that a wrong URL makes carries the whole of it.
      if (reason)
        log[level]({ reason: reason.message }, "Redis is away: news goes by the database");
      await pause(backOff(failures, PAUSE_MAX_MS), undefined, closing).catch(() => {});
      failures += 1;
    }
  }

  const done = keepUp();
  return {
    publish(message) {
      if (!link) return;
      if (gathered.push(encodeMessage(message)) === 1) setImmediate(flush);
    },
    onMessage: (hear) => void hearers.push(hear),
    onUp: (tell) => void tellers.push(tell),
    state: () => state,
    async close() {
      closing.abort();
      flush();
      await link?.close();
      await done;
    },
  };
}
