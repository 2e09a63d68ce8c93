import type { Looking } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Hub, Listener } from "../socket/hub.ts";
import { conversationTopic } from "../socket/topics.ts";

export type LookingNews = ReturnType<typeof createLookingNews>;

/**
 * Who looks at what, so that no two answer the same question unawares. In memory and never stored: this node
 * knows its own consoles, and those of other nodes renew what they said at every beat.
 */
export function createLookingNews(deps: { hub: Hub; directory: AgentDirectory }) {
  const { hub, directory } = deps;
  /** By conversation how many consoles of each agent show it here. */
  const looking = new Map<string, Map<string, number>>();

  const frame = (conversationId: string, agentId: string, on: boolean): Looking => ({
    ...{ type: "looking", conversationId, agent: directory.card(agentId), on },
  });
  const tell = (id: string, agentId: string, on: boolean, except?: Listener): void =>
    hub.publish(conversationTopic(id), frame(id, agentId, on), except);

  return {
    /** A console of the agent shows it now. Returns what that console is told of the others. */
    began(id: string, agentId: string, console: Listener): Looking[] {
      const agents = looking.get(id) ?? new Map<string, number>();
      looking.set(id, agents);
      const others = [...agents.keys()].filter((other) => other !== agentId);
      const before = agents.get(agentId) ?? 0;
      agents.set(agentId, before + 1);
      if (before === 0) tell(id, agentId, true, console);
      return others.map((other) => frame(id, other, true));
    },

    /** A beat of that console: it still does. */
    goesOn: (id: string, agentId: string, console: Listener): void =>
      tell(id, agentId, true, console),

    /** It shows it no more. */
    ended(id: string, agentId: string): void {
      const agents = looking.get(id);
      const left = (agents?.get(agentId) ?? 1) - 1;
      if (left > 0) return void agents?.set(agentId, left);
      agents?.delete(agentId);
      if (agents?.size === 0) looking.delete(id);
      tell(id, agentId, false);
    },
  };
}
