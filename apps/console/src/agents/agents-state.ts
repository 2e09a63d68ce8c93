import type { Agent, AgentCard } from "@foyer/protocol";
import { computed, signal } from "@preact/signals";

/** The team as the socket tells it: who there is and who is here now. */
export function createAgents() {
  const byId = signal<ReadonlyMap<string, Agent>>(new Map());

  return {
    byId,
    /** Those who may take a conversation, those here first. */
    active: computed(() =>
      [...byId.value.values()]
        .filter((agent) => agent.active)
        .sort((a, b) => Number(b.online) - Number(a.online) || a.name.localeCompare(b.name)),
    ),
    replace(agents: readonly Agent[]): void {
      byId.value = new Map(agents.map((agent) => [agent.id, agent]));
    },
    put(agent: Agent): void {
      byId.value = new Map(byId.value).set(agent.id, agent);
    },
    card(id: string | null): AgentCard | null {
      const agent = id && byId.value.get(id);
      if (!agent) return null;
      const { name, colour, title, picture } = agent;
      return { id: agent.id, name, colour, ...(title && { title }), ...(picture && { picture }) };
    },
  };
}
