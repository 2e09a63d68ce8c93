import { nanoid } from "nanoid";
import type { PostgresDb } from "../db/db.ts";
import type { Log } from "../log.ts";
import type { Bus, BusState } from "./bus.ts";
import type { SpanMessage } from "./bus-message.ts";
import type { ClusterPresence } from "./cluster-presence.ts";
import type { ClusterStore } from "./cluster-store.ts";
import { createFeed, type Feed, type FeedState } from "./feed.ts";
import { createPoll, type Poll } from "./poll.ts";
import type { Relay } from "./relay.ts";

/** How a node stands among the others. */
export interface ClusterState {
  nodeId: string;
  bus: BusState;
  feed: FeedState;
  /** Other nodes that have lived lately. */
  others: number;
  /** When the database last said how far everything is, in milliseconds since 1970. */
  answeredAt: number | undefined;
}

export interface Cluster {
  /** Follows the other nodes from now on. To be called before what is kept in memory is read. */
  start(): Promise<void>;
  state(): ClusterState;
  /** Tells the others that they have to read again what they keep in memory of this name. */
  stale(name: string): void;
  /** The number up to which this node has told its sockets of all changes. */
  told(): number;
  stop(): Promise<void>;
}

/** A new one at each start: what is heard of an earlier life of this process is of another node. */
export const newNodeId = (): string => nanoid(12);

/**
 * One of several equal nodes on one PostgreSQL. Every commit has numbers without holes; each node tells
 * its sockets of all commits, its own and those of others, in the order of the numbers. The bus
 * brings them at once, or loses them: then the database is asked.
 */
export function createCluster(deps: {
  nodeId: string;
  db: PostgresDb;
  bus: Bus;
  relay: Relay;
  presence: ClusterPresence;
  store: ClusterStore;
  missing: (after: number) => Promise<SpanMessage>;
  /** Reads again what is kept in memory of these names. */
  readAgain: (names: string[]) => Promise<void>;
  log: Log;
}): Cluster {
  const { nodeId, db, bus, relay, presence, store, missing, readAgain, log } = deps;
  let feed: Feed<SpanMessage> | undefined;
  let poll: Poll | undefined;
  let others = 0;

  function follow(last: number): Feed<SpanMessage> {
    const isHeard = () => bus.state().is === "up";
    const following = createFeed<SpanMessage>({
      ...{ last, deliver: relay.deliver, fill: missing, log, isHeard },
    });
    bus.onMessage((message) => {
      if (message.type === "span") following.take(message);
      if (message.type === "stale") poll?.now();
    });
    bus.onUp(() => poll?.now());
    db.onCommit((span, publish) => {
      const told = relay.gather(publish);
      if (!span) {
        relay.deliver(told);
        if (told.frames.length > 0) bus.publish({ type: "frames", frames: told.frames });
        return;
      }
      const message: SpanMessage = { type: "span", ...span, ...told };
      bus.publish(message);
      following.take(message);
    });
    return following;
  }

  return {
    async start() {
      const { change, generations } = await store.counters();
      feed = follow(change);
      poll = createPoll({
        ask: store.counters,
        beat: () => store.beat({ id: nodeId, seenAt: Date.now(), ...presence.own() }),
        feed,
        generations,
        onStale: readAgain,
        onNodes(rows) {
          others = rows.filter(({ id }) => id !== nodeId).length;
          presence.readNodes(rows);
        },
        log,
      });
    },

    state: () => ({
      nodeId,
      bus: bus.state(),
      feed: feed?.state() ?? { last: 0, head: 0, waiting: 0, filling: false },
      others,
      answeredAt: poll?.answeredAt(),
    }),

    stale: (name) => bus.publish({ type: "stale", names: [name] }),
    told: () => feed?.state().last ?? 0,

    async stop() {
      presence.stop();
      await poll?.stop();
      feed?.stop();
      await store.removeNode(nodeId).catch(() => undefined);
      await bus.close();
    },
  };
}
