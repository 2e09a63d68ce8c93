import type { Log } from "../log.ts";
import type { Feed, Numbered } from "./feed.ts";
import type { NodeRow } from "./other-nodes.ts";

/** What the database answers, all of it read at one moment. */
export interface Counters {
  /** The highest number of a change. */
  change: number;
  /** How often the rows of each name, which nodes keep in memory, have changed. */
  generations: Record<string, number>;
  nodes: NodeRow[];
}

export interface Poll {
  /** Asks at once; when an answer is under way, which may be too old, again after it. */
  now(): void;
  /** When the database last answered, in milliseconds since 1970; undefined before it first did. */
  answeredAt(): number | undefined;
  /** Resolves when nothing is asked any more. */
  stop(): Promise<void>;
}

/** How late something may be noticed when the bus lost it. */
const ASK_MS = 1_000;

/** How often a node writes that it lives. */
const BEAT_MS = 5_000;

/**
 * Asks the database every second, more or less, how far everything is: what the bus carried or lost
 * makes no difference then. Begins at once, one question at a time; never rejects, as a database that
 * is away is simply asked again. `ask` and `beat` must settle. Names whose generation moved go to
 * `onStale`, which reads their rows again; names that were never seen count as moved, unless
 * `generations` says what the rows in memory are. When `onStale` fails it is called again.
 */
export function createPoll(options: {
  ask: () => Promise<Counters>;
  /** Writes this node's row into the table of nodes. */
  beat: () => Promise<void>;
  feed: Pick<Feed<Numbered>, "behind" | "state">;
  onStale: (names: string[]) => void | Promise<void>;
  onNodes: (rows: NodeRow[]) => void;
  generations?: Record<string, number>;
  log: Pick<Log, "warn" | "info">;
  askMs?: number;
  beatMs?: number;
}): Poll {
  const { ask, beat, feed, onStale, onNodes, log, askMs = ASK_MS, beatMs = BEAT_MS } = options;
  const seen = new Map(Object.entries(options.generations ?? {}));
  let failing = false;
  let stopped = false;
  let again = false;
  let wake: () => void = () => {};
  let answeredAt: number | undefined;
  let beatDue = Number.NEGATIVE_INFINITY;

  async function live(): Promise<void> {
    if (performance.now() < beatDue) return;
    await beat();
    beatDue = performance.now() + beatMs;
  }

  async function look(): Promise<void> {
    const lastBefore = feed.state().last;
    const { change, generations, nodes } = await ask();
    answeredAt = Date.now();
    if (stopped) return;
    feed.behind(change, lastBefore);
    onNodes(nodes);
    const moved = Object.entries(generations).filter(([name, value]) => seen.get(name) !== value);
    if (moved.length === 0) return;
    await onStale(moved.map(([name]) => name));
    for (const [name, value] of moved) seen.set(name, value);
  }

  /** Each for itself: a database that takes no writes may still be read. */
  async function once(): Promise<void> {
    const failed = (await Promise.allSettled([live(), look()])).find(isRejected);
    if (failed && !failing)
      log.warn({ err: failed.reason }, "news could not be had from the database");
    if (!failed && failing) log.info("news comes from the database again");
    failing = failed !== undefined;
  }

  /** Never quite as long: nodes that started together do not all ask together. */
  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, askMs * (0.8 + Math.random() * 0.4));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!stopped) {
      again = false;
      await once();
      if (!again && !stopped) await pause();
    }
  }

  // Whoever makes it is wired to it before it calls.
  const done = Promise.resolve().then(run);
  return {
    now() {
      again = true;
      wake();
    },
    answeredAt: () => answeredAt,
    stop() {
      stopped = true;
      wake();
      return done;
    },
  };
}

const isRejected = (outcome: PromiseSettledResult<void>) => outcome.status === "rejected";
