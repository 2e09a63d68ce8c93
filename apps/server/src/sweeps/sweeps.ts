import { setMaxListeners } from "node:events";
import type { Locks } from "../db/locks.ts";
import type { Log } from "../log.ts";

/** Something that is looked after now and then. */
export interface Sweep {
  name: string;
  everyMs: number;
  /** What every node does for its own sockets; else one node does it for all. */
  everywhere?: boolean;
  run(): Promise<void>;
}

export interface Sweeps {
  /** Begins none any more, and waits for those that run. */
  stop(): Promise<void>;
}

/**
 * Runs each sweep again and again, `everyMs` after it ended, never twice at a time: not on this node
 * and, but for those that are done `everywhere`, not on any two. A failure is logged and the next
 * run tries again. Nodes that start together do not sweep together.
 */
export function startSweeps(sweeps: Sweep[], { locks, log }: { locks: Locks; log: Log }): Sweeps {
  const stopping = new AbortController();
  // Each sweep that rests listens to it.
  setMaxListeners(0, stopping.signal);

  async function once({ name, everywhere, run }: Sweep): Promise<void> {
    try {
      if (everywhere) await run();
      else await locks.onlyOne(name, run);
    } catch (error) {
      log.warn({ err: error, sweep: name }, "a sweep failed: it is tried again");
    }
  }

  async function keepOn(sweep: Sweep): Promise<void> {
    while (await passes(sweep.everyMs * (0.75 + Math.random() / 2), stopping.signal))
      await once(sweep);
  }

  const running = sweeps.map(keepOn);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Resolves with true after `ms`, or with false as soon as it is aborted. */
function passes(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const stop = () => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve(true);
    }, ms);
    timer.unref();
    signal.addEventListener("abort", stop, { once: true });
  });
}
