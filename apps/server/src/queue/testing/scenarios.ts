import type { Scenario } from "./simulate-queue.ts";

const MINUTE = 60_000;
const BREAKS = { every: 110 * MINUTE, last: 12 * MINUTE };

/** A working day with its two peaks, as shares of what the agents could do. */
const PROFILE = [0.7, 0.95, 1.15, 1.2, 0.9, 0.85, 1.1, 1.15, 0.9, 0.6];

/** Hours in which `share` of all that the agents can take asks for a person. */
function dayOf(size: Pick<Scenario, "agents" | "capacity" | "handling">): readonly number[] {
  const most = (size.agents * size.capacity * 60 * MINUTE) / size.handling.mean;
  return PROFILE.map((share) => share * most);
}

type Size = Pick<Scenario, "name" | "agents" | "capacity" | "handling">;

const scenario = (size: Size) => ({
  ...{ ...size, perHour: dayOf(size), breaks: BREAKS, patience: 180 * MINUTE },
});

/**
 * Sites of several sizes on days on which queues form: on others nobody is told anything. `days`: so many that each
 * site tells about as many estimates as the others.
 */
export const SCENARIOS: readonly { scenario: Scenario; days: number }[] = [
  {
    days: 30,
    scenario: scenario({
      ...{ name: "a shop with 3 agents, 2 at a time" },
      ...{ agents: 3, capacity: 2, handling: { mean: 7 * MINUTE, sigma: 0.8 } },
    }),
  },
  {
    days: 14,
    scenario: scenario({
      ...{ name: "a service desk with 8 agents, 3 at a time" },
      ...{ agents: 8, capacity: 3, handling: { mean: 9 * MINUTE, sigma: 0.8 } },
    }),
  },
  {
    days: 4,
    scenario: scenario({
      ...{ name: "a call centre with 40 agents, 2 at a time" },
      ...{ agents: 40, capacity: 2, handling: { mean: 8 * MINUTE, sigma: 0.7 } },
    }),
  },
];
