/** So long at least: shorter, chance has a greater part in it (docs/queue.md). */
const WINDOW_MS = 60 * 60 * 1000;

/** Where agents are few an hour has few claims: as much longer as it takes for so many, up to `LONGEST_MS`. */
const MANY = 100;
const LONGEST_MS = 3 * WINDOW_MS;

/** Fewer claims are chance. */
const ENOUGH = 3;

/** A stretch of time in which somebody waited and the same number of agents was here. */
interface Stretch {
  at: number;
  ms: number;
  agents: number;
  /** Whether it ended with a claim. */
  claimed: boolean;
}

/** How fast a queue is served. */
export interface Pace {
  /** Time that one agent would need from claim to claim, in ms. */
  perClaim: number;
  /** Agents who are here now, more than none, and how many were on the mean while somebody waited. */
  here: number;
  usual: number;
}

export type ServiceRecord = ReturnType<typeof createServiceRecord>;

/**
 * How fast a site's queue has been served: the time in which somebody waited, for each agent who was here, over the
 * claims in it. Time in which nobody waited says nothing of how fast agents are, and does not count. Times are in ms;
 * `agents`: how many are here at that moment.
 */
export function createServiceRecord() {
  let stretches: Stretch[] = [];
  let since: number | null = null;
  let here = 0;

  function end(at: number, claimed: boolean): void {
    if (since !== null) stretches.push({ at, ms: Math.max(0, at - since), agents: here, claimed });
    since = null;
  }

  function agentsHere(at: number, agents: number): void {
    if (agents === here) return;
    if (since !== null) {
      end(at, false);
      since = at;
    }
    here = agents;
  }

  function forget(at: number): void {
    let claims = 0;
    const old = stretches.findLastIndex((stretch) => {
      const age = at - stretch.at;
      const isOld = age >= LONGEST_MS || (age >= WINDOW_MS && claims >= MANY);
      if (stretch.claimed) claims += 1;
      return isOld;
    });
    stretches = stretches.slice(old + 1);
  }

  return {
    /** Others are here than before. */
    agentsHere,
    /** Somebody waits; nothing new while others do already. */
    began(at: number, agents: number): void {
      agentsHere(at, agents);
      since ??= at;
    },
    /** Nobody waits any more, and the last one was not claimed. */
    emptied: (at: number): void => end(at, false),
    /** One of those who wait was claimed; `left` others go on waiting. */
    claimed(at: number, agents: number, left: number): void {
      agentsHere(at, agents);
      end(at, true);
      if (left > 0) since = at;
    },
    /** Null: nobody is here, or too few claims to say. The longer nobody is claimed now, the slower it gets. */
    pace(at: number, agents: number): Pace | null {
      agentsHere(at, agents);
      forget(at);
      const running = since === null ? 0 : at - since;
      let [claims, ms, agentMs] = [0, running, running * here];
      for (const stretch of stretches) {
        if (stretch.claimed) claims += 1;
        ms += stretch.ms;
        agentMs += stretch.ms * stretch.agents;
      }
      if (agents === 0 || claims < ENOUGH) return null;
      return { perClaim: agentMs / claims, here, usual: ms === 0 ? here : agentMs / ms };
    },
  };
}
