import type { People, PresenceMessage } from "./bus-message.ts";

/** What the table of nodes has about one. */
export interface NodeRow {
  id: string;
  /** Compared with itself alone, as clocks of nodes differ: it moves as long as the node lives. */
  seenAt: number;
  /** Ids of the agents who are connected there. */
  agents: string[];
  /** How many visitors are. */
  visitors: number;
}

export type Kind = keyof People;

/** Milliseconds without a word, after which a node is taken for dead: its people are not here. */
export const FORGET_MS = 25_000;

/** Milliseconds after which the table says more than what was heard: a node tells all every ten seconds. */
const QUIET_MS = 12_000;

interface OtherNode {
  agent: Set<string>;
  visitor: Set<string>;
  seq: number;
  /** When it last spoke on the bus, and when its row was first seen or moved; in this node's time. */
  spokeAt: number;
  movedAt: number;
  row: NodeRow | undefined;
}

export type OtherNodes = ReturnType<typeof createOtherNodes>;

/**
 * Who is connected to the other nodes, as each says: on the bus at once, in the table of nodes more
 * slowly and of agents alone. `change` is called for each who came to a node or left it. `now` is
 * in milliseconds and should never jump, as time that passed is all that counts.
 */
export function createOtherNodes(
  now: () => number,
  change: (kind: Kind, id: string, by: 1 | -1) => void,
) {
  const nodes = new Map<string, OtherNode>();

  function add(nodeId: string): OtherNode {
    const node: OtherNode = {
      ...{ agent: new Set<string>(), visitor: new Set<string>(), seq: 0 },
      ...{ spokeAt: Number.NEGATIVE_INFINITY, movedAt: now(), row: undefined },
    };
    nodes.set(nodeId, node);
    return node;
  }

  function come(node: OtherNode, kind: Kind, id: string): void {
    if (node[kind].has(id)) return;
    node[kind].add(id);
    change(kind, id, 1);
  }

  function leave(node: OtherNode, kind: Kind, id: string): void {
    if (node[kind].delete(id)) change(kind, id, -1);
  }

  function replace(node: OtherNode, kind: Kind, ids: string[]): void {
    const here = new Set(ids);
    for (const id of node[kind]) if (!here.has(id)) leave(node, kind, id);
    for (const id of here) come(node, kind, id);
  }

  return {
    /** Takes what a node says of itself on the bus. Returns whether it is the first that is heard. */
    hear(nodeId: string, { seq, whole, came, left }: PresenceMessage): boolean {
      const node = nodes.get(nodeId) ?? add(nodeId);
      const isNew = node.spokeAt === Number.NEGATIVE_INFINITY;
      node.spokeAt = now();
      if (seq <= node.seq) return isNew;
      node.seq = seq;
      for (const kind of ["agent", "visitor"] as const) {
        if (whole) replace(node, kind, came[kind]);
        else {
          for (const id of left[kind]) leave(node, kind, id);
          for (const id of came[kind]) come(node, kind, id);
        }
      }
      return isNew;
    },

    /** Takes what the table says of a node, which counts where the bus is `quiet` about it. */
    read(row: NodeRow, quiet: boolean): void {
      const node = nodes.get(row.id) ?? add(row.id);
      const moved = node.row !== undefined && node.row.seenAt !== row.seenAt;
      node.row = row;
      if (!moved) return;
      node.movedAt = now();
      if (quiet || now() - node.spokeAt > QUIET_MS) replace(node, "agent", row.agents);
    },

    /** Lets go of those who have been silent for too long. */
    forget(): void {
      const since = now() - FORGET_MS;
      for (const [nodeId, node] of nodes) {
        if (node.spokeAt < since) replace(node, "visitor", []);
        if (node.spokeAt >= since || node.movedAt >= since) continue;
        replace(node, "agent", []);
        nodes.delete(nodeId);
      }
    },
  };
}
