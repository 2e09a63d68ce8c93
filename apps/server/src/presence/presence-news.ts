import type { AgentCard } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import { agentsTopic, type Hub, widgetsTopic } from "../socket/hub.ts";
import type { Presence } from "./presence.ts";

/** Faces on the widget's home: a few say "people are here" as well as all. */
const FACES_MAX = 5;

export type PresenceNews = ReturnType<typeof createPresenceNews>;

/** Counts who comes and goes, and tells those who see it. */
export function createPresenceNews(deps: {
  hub: Hub;
  presence: Presence;
  directory: AgentDirectory;
  agents: ManageAgents;
  /** Called after an agent has come or gone, on whichever node. */
  onAgent?: (agentId: string) => void;
}) {
  const { hub, presence, directory, agents, onAgent } = deps;

  const here = (): AgentCard[] => presence.agentsHere().slice(0, FACES_MAX).map(directory.card);

  function tellAgent(agentId: string): void {
    const agent = agents.find(agentId);
    if (!agent) return;
    hub.tell(agentsTopic, { type: "agent", agent });
    hub.tell(widgetsTopic, { type: "here", here: here() });
    onAgent?.(agentId);
  }

  const tellVisitor = (visitorId: string, online: boolean): void =>
    hub.tell(agentsTopic, { type: "visitor", visitorId, online });

  return {
    here,
    /** Somebody came to another node or left it: this node's sockets are told. */
    tell(kind: "agent" | "visitor", id: string, online: boolean): void {
      if (kind === "agent") tellAgent(id);
      else tellVisitor(id, online);
    },
    agentArrived: (id: string): void => {
      if (presence.arrive("agent", id)) tellAgent(id);
    },
    agentLeft: (id: string): void => {
      if (presence.leave("agent", id)) tellAgent(id);
    },
    visitorArrived: (id: string): void => {
      if (presence.arrive("visitor", id)) tellVisitor(id, true);
    },
    visitorLeft: (id: string): void => {
      if (presence.leave("visitor", id)) tellVisitor(id, false);
    },
  };
}
