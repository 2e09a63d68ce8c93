import type { AgentCard } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { ManageAgents } from "../agents/manage-agents.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic, widgetsTopic } from "../socket/topics.ts";
import type { Presence } from "./presence.ts";

/** Faces on the widget's home: a few say "people are here" as well as all. */
const FACES_MAX = 5;

export type PresenceNews = ReturnType<typeof createPresenceNews>;

/** Counts who comes and goes, and tells those who see it. */
export function createPresenceNews(deps: {
  hub: Hub;
  presence: Presence;
  /** Presence without those who are away: what visitors see. */
  attendance: Presence;
  directory: AgentDirectory;
  agents: ManageAgents;
  /** Called after an agent has come or gone, on whichever node. */
  onAgent?: (agentId: string) => void;
  /** The same of a visitor. */
  onVisitor?: (visitorId: string) => void;
  /** Whether a visitor has a conversation open. */
  isTalking: (visitorId: string) => boolean;
}) {
  const { hub, presence, attendance, directory, agents, onAgent, isTalking } = deps;
  let toldHere = "";

  const here = (): AgentCard[] => attendance.agentsHere().slice(0, FACES_MAX).map(directory.card);

  /** This node's widgets, when it is news to them. */
  function tellHere(): void {
    const frame = { type: "here", here: here() } as const;
    const text = JSON.stringify(frame.here);
    if (text === toldHere) return;
    toldHere = text;
    hub.tell(widgetsTopic, frame);
  }

  function tellAgent(agentId: string): void {
    const agent = agents.find(agentId);
    if (!agent) return;
    hub.tell(agentsTopic, { type: "agent", agent });
    tellHere();
    onAgent?.(agentId);
  }

  /** Consoles know of these that they are here. */
  const told = new Set<string>();

  /** Only of who has a conversation open: of all others nobody asks, and they may be many. */
  function tellVisitor(visitorId: string, online: boolean): void {
    deps.onVisitor?.(visitorId);
    if (online ? !isTalking(visitorId) || told.has(visitorId) : !told.delete(visitorId)) return;
    if (online) told.add(visitorId);
    hub.tell(agentsTopic, { type: "visitor", visitorId, online });
  }

  return {
    here,
    /** Those of whom consoles know that they are here. */
    visitorsTold: (): string[] => [...told],
    /** They have a conversation open now, and had none. */
    visitorTalks(id: string): void {
      if (presence.visitorIsHere(id)) tellVisitor(id, true);
    },
    /** Somebody came to another node or left it: this node's sockets are told. */
    tell(kind: "agent" | "visitor", id: string, online: boolean): void {
      if (kind === "agent") tellAgent(id);
      else tellVisitor(id, online);
    },
    /** Agents are other than they were, here or because of another node: some may be away now, or back. */
    agentsChanged: tellHere,
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
