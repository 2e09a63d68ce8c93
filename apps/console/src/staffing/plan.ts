import { impatientService, patientService, type Service } from "./erlang.ts";

/** What somebody wants to know: "what if?". Times in seconds. */
export interface Wish {
  /** So much of all that come, from 0 to 1, shall be served within so many seconds. */
  share: number;
  within: number;
  handling: number;
  /** Null: all wait for as long as it takes. */
  patience: number | null;
  /** How many conversations an agent has at a time. */
  atOnce: number;
  /** How much more comes than is expected: 0.2 for a fifth more. */
  more: number;
  /** How much of their time agents are not there for it: breaks, meetings; from 0 on. */
  away: number;
}

export interface PlannedHour {
  /** How many are expected to come. */
  arrivals: number;
  /** Agents on duty, those who are away for a while among them. */
  agents: number;
  service: Service;
}

const HOUR_S = 3_600;

/** Nobody plans for more than this at a time. */
const AGENTS_MAX = 2_000;

/** How many agents an hour takes in which `arrivals` come, and what service that gives. */
export function planHour(arrivals: number, wish: Wish): PlannedHour {
  const expected = arrivals * (1 + wish.more);
  const load = { rate: expected / HOUR_S, handling: wish.handling };
  const serve = (servers: number): Service =>
    wish.patience === null
      ? patientService(load, servers, wish.within)
      : impatientService(load, servers, { within: wish.within, patience: wish.patience });
  if (expected === 0) return { arrivals: 0, agents: 0, service: serve(0) };
  const servers = (agents: number) => agents * wish.atOnce;
  // More agents never serve worse: halving finds the fewest that keep the target.
  let [low, high] = [0, 1];
  while (high < AGENTS_MAX && serve(servers(high)).within < wish.share) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (serve(servers(middle)).within < wish.share) low = middle;
    else high = middle;
  }
  return {
    ...{ arrivals: expected, service: serve(servers(high)) },
    agents: Math.ceil(high / (1 - Math.min(0.9, wish.away))),
  };
}

/** Every hour of a week. */
export const planWeek = (arrivals: readonly number[], wish: Wish): PlannedHour[] =>
  arrivals.map((hour) => planHour(hour, wish));

/** What a whole week comes to, weighed by how many come. */
export function sumUp(hours: readonly PlannedHour[]): {
  arrivals: number;
  agentHours: number;
  most: number;
  within: number;
  wait: number;
  leave: number;
} {
  const arrivals = hours.reduce((sum, hour) => sum + hour.arrivals, 0);
  const mean = (of: (service: Service) => number): number =>
    arrivals === 0
      ? 0
      : hours.reduce(
          (sum, hour) => sum + (hour.arrivals ? of(hour.service) * hour.arrivals : 0),
          0,
        ) / arrivals;
  return {
    arrivals,
    agentHours: hours.reduce((sum, { agents }) => sum + agents, 0),
    most: Math.max(0, ...hours.map(({ agents }) => agents)),
    within: mean(({ within }) => within),
    wait: mean(({ wait }) => wait),
    leave: mean(({ leave }) => leave),
  };
}
