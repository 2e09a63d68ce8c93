import { estimate } from "../estimate.ts";
import { createServiceRecord } from "../service-record.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A day of a site's queue, in the hours in which it is open. */
export interface Scenario {
  name: string;
  /** How many visitors ask for a person in each hour of the day, on average. */
  perHour: readonly number[];
  agents: number;
  /** Conversations that each takes at a time. */
  capacity: number;
  /** How long a conversation keeps its place: mean in ms, and the sigma of its logarithm. */
  handling: { mean: number; sigma: number };
  /** Each agent is away so long, once in about so long; null: never. */
  breaks: { every: number; last: number } | null;
  /** How long visitors wait before they give up, on average, in ms. */
  patience: number;
}

/** What a visitor was told at one moment, and what became true; both in seconds. */
export interface Told {
  said: number;
  was: number;
  position: number;
  /** Whether it is what they were told first. */
  first: boolean;
}

interface Waiting {
  since: number;
  leavesAt: number;
  told: { at: number; said: number; position: number }[];
}

/** A moment at which an agent comes back to a free place (`free`), goes, or comes. */
interface Happening {
  at: number;
  what: "arrive" | "free" | "go" | "come";
  agent: number;
}

/** So often estimates are looked at again, as in queue.ts. */
const LOOK_AGAIN = 15 * SECOND;

/**
 * Plays `days` days: arrivals are Poisson by the hour, handling times lognormal, who waits longest is next, agents
 * go on breaks and finish what they have. What visitors are told is what the server would tell. The same numbers of
 * `random` play the same days.
 */
export function simulateQueue(scenario: Scenario, days: number, random: () => number): Told[] {
  return Array.from({ length: days }, () => playDay(scenario, random)).flat();
}

function playDay(scenario: Scenario, random: () => number): Told[] {
  const { agents, capacity, handling, breaks, perHour, patience } = scenario;
  const end = perHour.length * HOUR;
  const here = new Array<boolean>(agents).fill(true);
  const busy = new Array<number>(agents).fill(0);
  const record = createServiceRecord();
  const told: Told[] = [];
  let waiting: Waiting[] = [];
  const queue = createHappenings();
  for (let i = 0; i < agents && breaks; i++)
    queue.add({ at: random() * breaks.every, what: "go", agent: i });
  for (const at of arrivals(perHour, random)) queue.add({ at, what: "arrive", agent: -1 });

  const agentsHere = () => here.filter(Boolean).length;

  function claimAll(now: number): void {
    for (;;) {
      const agent = leastBusy(here, busy, capacity);
      const next = waiting[0];
      if (agent < 0 || !next) return;
      waiting.shift();
      record.claimed(now, agentsHere(), waiting.length);
      busy[agent] = (busy[agent] ?? 0) + 1;
      queue.add({ at: now + lognormal(handling, random), what: "free", agent });
      next.told.forEach(({ at, said, position }, i) => {
        told.push({ said, was: (now - at) / SECOND, position, first: i === 0 });
      });
    }
  }

  function tellAll(now: number, from = 0): void {
    const count = agentsHere();
    const pace = record.pace(now, count);
    for (let i = from; i < waiting.length; i++) {
      const one = waiting[i];
      const said = estimate(i + 1, { agents: count, pace, typical: null });
      if (one && said !== null) one.told.push({ at: now, said, position: i + 1 });
    }
  }

  /** Who has just come is told at once. */
  const tellLast = (now: number) => tellAll(now, Math.max(0, waiting.length - 1));

  function giveUp(now: number): void {
    const stay = waiting.filter(({ leavesAt }) => leavesAt > now);
    if (stay.length < waiting.length && stay.length === 0) record.emptied(now);
    waiting = stay;
  }

  let looked = 0;
  for (let next = queue.take(); next && next.at < end; next = queue.take()) {
    for (; looked + LOOK_AGAIN <= next.at; looked += LOOK_AGAIN) {
      giveUp(looked);
      tellAll(looked);
    }
    const { at, what, agent } = next;
    if (what === "arrive") {
      waiting.push({ since: at, leavesAt: at + exponential(patience, random), told: [] });
      record.began(at, agentsHere());
    } else if (what === "free") busy[agent] = (busy[agent] ?? 1) - 1;
    else {
      here[agent] = what === "come";
      if (breaks && what === "go")
        queue.add({ at: at + breaks.last * (0.5 + random()), what: "come", agent });
      if (breaks && what === "come")
        queue.add({ at: at + breaks.every * (0.5 + random()), what: "go", agent });
      record.agentsHere(at, agentsHere());
    }
    claimAll(at);
    if (what === "arrive") tellLast(at);
  }
  return told;
}

function leastBusy(here: boolean[], busy: number[], capacity: number): number {
  let best = -1;
  for (const [i, count] of busy.entries())
    if (here[i] && count < capacity && (best < 0 || count < (busy[best] ?? 0))) best = i;
  return best;
}

/** By thinning: as many as the busiest hour would have, of which each hour keeps its share. */
function arrivals(perHour: readonly number[], random: () => number): number[] {
  const most = Math.max(...perHour);
  const found: number[] = [];
  const gap = HOUR / most;
  for (
    let at = exponential(gap, random);
    at < perHour.length * HOUR;
    at += exponential(gap, random)
  )
    if (random() < (perHour[Math.floor(at / HOUR)] ?? 0) / most) found.push(at);
  return found;
}

/** What comes next first. */
function createHappenings() {
  const heap: Happening[] = [];
  const before = (i: number, j: number) => (heap[i]?.at ?? 0) < (heap[j]?.at ?? 0);
  const swap = (i: number, j: number) => {
    const [one, other] = [heap[i], heap[j]];
    if (one && other) [heap[i], heap[j]] = [other, one];
  };
  return {
    add(one: Happening): void {
      heap.push(one);
      for (let i = heap.length - 1; i > 0 && before(i, (i - 1) >> 1); i = (i - 1) >> 1)
        swap(i, (i - 1) >> 1);
    },
    take(): Happening | undefined {
      swap(0, heap.length - 1);
      const first = heap.pop();
      for (let i = 0; ; ) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        const least = right < heap.length && before(right, left) ? right : left;
        if (least >= heap.length || !before(least, i)) return first;
        swap(i, least);
        i = least;
      }
    },
  };
}

/** Numbers from 0 to below 1 that are the same for the same seed, and whose neighbours do not hang together. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const exponential = (mean: number, random: () => number): number => -mean * Math.log(1 - random());

function lognormal({ mean, sigma }: Scenario["handling"], random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return mean * Math.exp(sigma * normal - (sigma * sigma) / 2);
}
