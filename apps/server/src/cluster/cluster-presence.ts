import { createPresence, type Presence } from "../presence/presence.ts";
import type { Bus } from "./bus.ts";
import type { People } from "./bus-message.ts";
import { createOtherNodes, type Kind, type NodeRow } from "./other-nodes.ts";

/** How often a node tells everybody who is there: what was lost of its news is repaired by then. */
const TELL_ALL_MS = 10_000;

/**
 * Once more after the bus came back, when the others have found it again too, and after somebody
 * new was heard: in that time several are answered at once.
 */
const TELL_AGAIN_MS = 2_500;
const ANSWER_MS = 100;

/** Presence over all nodes; every node tells its own sockets of it. */
export interface ClusterPresence extends Presence {
  /** Called for each who is here now because of another node, or is not any more. */
  onRemoteChange(tell: (kind: Kind, id: string, online: boolean) => void): void;
  /** What the table of nodes says, every second or so; this node's own row may be among it. */
  readNodes(rows: NodeRow[]): void;
  /** Who is connected to this node: what its row in the table of nodes tells. */
  own(): { agents: string[]; visitors: number };
  /** Tells the others that nobody is here any more. */
  stop(): void;
}

/**
 * Somebody is here who has a socket on any node. Each node counts its own, tells the others at once
 * who comes and goes, and now and then who is there at all, so that what got lost is forgotten within
 * ten seconds. A node that is silent for 25 seconds is dead, and its people are gone. While the bus is
 * down the table of nodes says which agents are where; visitors of other nodes count as away then.
 * `now` is in milliseconds and should never jump, such as `performance.now`.
 */
export function createClusterPresence(options: {
  nodeId: string;
  bus: Bus;
  now: () => number;
}): ClusterPresence {
  const { nodeId, bus, now } = options;
  const local = createPresence();
  /** On how many other nodes somebody is. */
  const elsewhere = { agent: new Map<string, number>(), visitor: new Map<string, number>() };
  const tellers: ((kind: Kind, id: string, online: boolean) => void)[] = [];
  let seq = 0;

  const isHereLocally = (kind: Kind, id: string) =>
    kind === "agent" ? local.agentIsHere(id) : local.visitorIsHere(id);

  const others = createOtherNodes(now, (kind, id, by) => {
    const count = (elsewhere[kind].get(id) ?? 0) + by;
    if (count > 0) elsewhere[kind].set(id, count);
    else elsewhere[kind].delete(id);
    const changed = by > 0 ? count === 1 : count === 0;
    if (!changed || isHereLocally(kind, id)) return;
    for (const tell of tellers) tell(kind, id, by > 0);
  });

  function say(whole: boolean, came: Partial<People>, left: Partial<People> = {}): void {
    seq += 1;
    const nobody: People = { agent: [], visitor: [] };
    bus.publish({
      ...{ type: "presence", seq, whole },
      ...{ came: { ...nobody, ...came }, left: { ...nobody, ...left } },
    });
  }

  function tellAll(): void {
    others.forget();
    say(true, { agent: local.agentsHere(), visitor: local.visitorsHere() });
  }

  const timers = new Map<number, NodeJS.Timeout>();
  /** Once, however often it is wished for meanwhile. */
  function tellAllAfter(ms: number): void {
    if (timers.has(ms)) return;
    const tell = () => {
      timers.delete(ms);
      tellAll();
    };
    timers.set(ms, setTimeout(tell, ms).unref());
  }
  const steady = setInterval(tellAll, TELL_ALL_MS).unref();

  bus.onUp(() => {
    tellAll();
    tellAllAfter(TELL_AGAIN_MS);
  });
  bus.onMessage((message, from) => {
    if (message.type === "presence" && others.hear(from, message)) tellAllAfter(ANSWER_MS);
  });

  return {
    arrive(kind, id) {
      if (!local.arrive(kind, id)) return false;
      say(false, { [kind]: [id] });
      return !elsewhere[kind].has(id);
    },
    leave(kind, id) {
      if (!local.leave(kind, id)) return false;
      say(false, {}, { [kind]: [id] });
      return !elsewhere[kind].has(id);
    },
    agentIsHere: (id) => local.agentIsHere(id) || elsewhere.agent.has(id),
    visitorIsHere: (id) => local.visitorIsHere(id) || elsewhere.visitor.has(id),
    agentsHere: () => [...new Set([...local.agentsHere(), ...elsewhere.agent.keys()])],
    visitorsHere: () => [...new Set([...local.visitorsHere(), ...elsewhere.visitor.keys()])],
    onRemoteChange: (tell) => void tellers.push(tell),
    readNodes(rows) {
      const quiet = bus.state().is === "down";
      for (const row of rows) if (row.id !== nodeId) others.read(row, quiet);
      others.forget();
    },
    own: () => ({ agents: local.agentsHere(), visitors: local.visitorsHere().length }),
    stop() {
      clearInterval(steady);
      for (const timer of timers.values()) clearTimeout(timer);
      say(true, {});
    },
  };
}
