import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Candidate } from "./choose-agent.ts";
import type { RoutingRules } from "./routing-settings.ts";
import type { RoutingStore, WaitingRow } from "./routing-store.ts";

/** Everybody who could be asked, as they are now; offers that are made count at once. */
export interface Office {
  get(agentId: string): Candidate | undefined;
  /** Those who answer what this team has; null, or a team that is gone: everybody. */
  of(teamId: string | null): Candidate[];
  missed(agentId: string): number;
}

/** Reads what each agent has, and who is free. */
export async function readOffice(
  waiting: readonly WaitingRow[],
  deps: {
    store: RoutingStore;
    rules: RoutingRules;
    agents: AgentDirectory["all"];
    isHere(agentId: string): boolean;
    teams(): readonly { id: string; agentIds: readonly string[] }[];
  },
): Promise<Office> {
  const { store, rules, agents, isHere, teams } = deps;
  const [loads, turns] = await Promise.all([store.loads(), store.turns()]);
  const asked = new Set(waiting.map(({ offeredTo }) => offeredTo));
  const turnOf = new Map(turns.map((turn) => [turn.agentId, turn]));
  const { agents: brought } = rules.settings();
  const all = agents().filter(({ active }) => active);
  const candidates = new Map(
    all.map(({ id, status, capacity }): [string, Candidate] => [
      id,
      {
        ...{ id, capacity, load: loads.get(id) ?? 0, asked: asked.has(id) },
        free: status === "available" && isHere(id),
        offeredAt: turnOf.get(id)?.offeredAt ?? 0,
        ...(brought[id] ?? { languages: [], skills: [] }),
      },
    ]),
  );
  return {
    get: (agentId) => candidates.get(agentId),
    of(teamId) {
      const team = teams().find(({ id }) => id === teamId);
      if (!team) return [...candidates.values()];
      return team.agentIds.flatMap((id) => candidates.get(id) ?? []);
    },
    missed: (agentId) => turnOf.get(agentId)?.missed ?? 0,
  };
}
