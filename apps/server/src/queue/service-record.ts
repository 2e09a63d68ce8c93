/** Shorter, chance has a greater part in it; longer, what was so then says little of now (docs/queue.md). */
const WINDOW_MS = 60 * 60 * 1000;

/** Fewer claims are chance. */
const ENOUGH = 3;

/** A stretch of time in which somebody waited, up to a claim or until nobody was left. */
interface Stretch {
  at: number;
  ms: number;
  /** How many agents were here at the claim it ended with; null: it ended without one. */
  agents: number | null;
}

export type ServiceRecord = ReturnType<typeof createServiceRecord>;

/**
 * How fast a site's queue has been served: the time in which somebody waited, over the claims in it. Time in
 * which nobody waited says nothing of how fast agents are, and does not count. Times are in ms.
 */
export function createServiceRecord() {
  let stretches: Stretch[] = [];
  let since: number | null = null;

  function end(at: number, agents: number | null): void {
    if (since !== null) stretches.push({ at, ms: Math.max(0, at - since), agents });
    since = null;
  }

  return {
    /** Somebody waits; nothing new while others do already. */
    began(at: number): void {
      since ??= at;
    },
    /** Nobody waits any more, and the last one was not claimed. */
    emptied: (at: number): void => end(at, null),
    /** One of those who wait was claimed while `agents` were here; `left` others go on waiting. */
    claimed(at: number, agents: number, left: number): void {
      end(at, agents);
      if (left > 0) since = at;
    },
    /**
     * How long one place in the queue takes with `agents` here, in ms; null: too few claims to say. The
     * longer nobody is claimed now, the longer it gets.
     */
    msPerPlace(at: number, agents: number): number | null {
      stretches = stretches.filter((stretch) => stretch.at > at - WINDOW_MS);
      const claims = stretches.flatMap((stretch) => stretch.agents ?? []);
      if (agents === 0 || claims.length < ENOUGH) return null;
      const waited = stretches.reduce((sum, { ms }) => sum + ms, since === null ? 0 : at - since);
      const then = claims.reduce((sum, count) => sum + count, 0) / claims.length;
      return (waited / claims.length) * (Math.max(1, then) / agents);
    },
  };
}
