import { performance } from "node:perf_hooks";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import { createListNews, type ListNews } from "../conversations/list-news.ts";
import type { PostgresDb } from "../db/db.ts";
import type { Generation } from "../db/generations.ts";
import type { Log } from "../log.ts";
import type { ReadEvents } from "../messages/read-events.ts";
import type { Hub } from "../socket/hub.ts";
import { type Bus, createSilentBus } from "./bus.ts";
import { type Cluster, type ClusterState, createCluster } from "./cluster.ts";
import { type ClusterPresence, createClusterPresence } from "./cluster-presence.ts";
import { createClusterStore } from "./cluster-store.ts";
import { type ChangedRows, createMissingChanges, type UnreadMentions } from "./missing-changes.ts";
import { createRelay } from "./relay.ts";

/** This process as one node of several. */
export interface Node {
  /** Whether there is a Redis to hear by. */
  hasBus: boolean;
  presence: ClusterPresence;
  listNews: ListNews;
  stale(name: Generation): void;
  told(): number;
  state(): ClusterState;
  /** Begins to follow the others, with what the house has made meanwhile. */
  follow(deps: {
    conversations: ChangedRows;
    readEvents: ReadEvents;
    mentions: UnreadMentions;
    readAgain: (names: string[]) => Promise<void>;
  }): Promise<void>;
  /** Removes nodes that ended without saying so. */
  removeGone(): Promise<void>;
  stop(): Promise<void>;
}

/** After so long, in milliseconds, a node's row says nothing to anybody. */
const GONE_MS = 10 * 60 * 1000;

/** Makes a node; nothing is asked or heard before `follow`. */
export function createNode(deps: {
  db: PostgresDb;
  hub: Hub;
  /** Without one the database is asked. */
  bus: Bus | undefined;
  nodeId: string;
  /** Hears of every conversation that has changed, on whichever node. */
  onRow?: (row: ConversationRow) => void;
  log: Log;
}): Node {
  const { db, hub, bus = createSilentBus(), nodeId, onRow, log } = deps;
  const store = createClusterStore(db);
  const presence = createClusterPresence({ nodeId, bus, now: () => performance.now() });
  const relay = createRelay({ hub, listNews: createListNews(hub, onRow), bus });
  let cluster: Cluster | undefined;

  return {
    hasBus: deps.bus !== undefined,
    presence,
    listNews: relay.listNews,
    stale: (name) => cluster?.stale(name),
    told: () => cluster?.told() ?? 0,
    state() {
      if (!cluster) throw new Error("the node does not follow the others yet");
      return cluster.state();
    },
    async follow({ conversations, readEvents, mentions, readAgain }) {
      const missing = createMissingChanges({ hub, store, conversations, readEvents, mentions });
      cluster = createCluster({
        ...{ nodeId, db, bus, relay, presence, store, missing, readAgain, log },
      });
      await cluster.start();
    },
    removeGone: () => db.writes.write(() => store.removeSilent(Date.now() - GONE_MS)),
    async stop() {
      await cluster?.stop();
    },
  };
}
