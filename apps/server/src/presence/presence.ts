/** Who is connected now, counted by open sockets. In memory: it is about this moment. */
export interface Presence {
  /** Returns true when this was the first socket of `id`. */
  arrive(kind: "agent" | "visitor", id: string): boolean;
  /** Returns true when this was the last socket of `id`. */
  leave(kind: "agent" | "visitor", id: string): boolean;
  agentIsHere(id: string): boolean;
  visitorIsHere(id: string): boolean;
  agentsHere(): string[];
  visitorsHere(): string[];
}

export function createPresence(): Presence {
  const sockets = { agent: new Map<string, number>(), visitor: new Map<string, number>() };
  return {
    arrive(kind, id) {
      const before = sockets[kind].get(id) ?? 0;
      sockets[kind].set(id, before + 1);
      return before === 0;
    },
    leave(kind, id) {
      const after = (sockets[kind].get(id) ?? 1) - 1;
      if (after > 0) sockets[kind].set(id, after);
      else sockets[kind].delete(id);
      return after <= 0;
    },
    agentIsHere: (id) => sockets.agent.has(id),
    visitorIsHere: (id) => sockets.visitor.has(id),
    agentsHere: () => [...sockets.agent.keys()],
    visitorsHere: () => [...sockets.visitor.keys()],
  };
}
