import type { AgentCard, Author } from "@foyer/protocol";
import type { Doer } from "./doer.ts";

/** Names and faces of all agents, in memory: every event on the wire shows one. */
export interface AgentDirectory {
  card(id: string): AgentCard;
  author(by: Doer): Author;
  put(card: AgentCard): void;
}

/** Ground for an agent whose row is gone (an event may outlive its author). */
const UNKNOWN_COLOUR = "#868e96";

export function createAgentDirectory(): AgentDirectory {
  const cards = new Map<string, AgentCard>();
  const card = (id: string): AgentCard =>
    cards.get(id) ?? { id, name: "Agent", colour: UNKNOWN_COLOUR };
  return {
    card,
    author: (by) => (by.kind === "agent" ? { kind: "agent", ...card(by.id) } : { kind: by.kind }),
    put({ id, name, colour }) {
      cards.set(id, { id, name, colour });
    },
  };
}
