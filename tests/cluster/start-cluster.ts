import { type Balancer, startBalancer } from "./balancer.ts";
import { createNodeProcess, type NodeProcess } from "./node-process.ts";

/** The owner of every cluster. */
export const OWNER = { email: "owner@cluster.example", password: "only for this cluster" };

export interface ClusterOptions {
  nodes: number;
  /** Where all of them keep what they are told; an empty database will do. */
  databaseUrl: string;
  /** Without it they ask the database. */
  redisUrl?: string;
  env?: Record<string, string>;
}

/** Equal nodes on one database, and a balancer before them. */
export interface Cluster {
  nodes: NodeProcess[];
  balancer: Balancer;
  /** One more node, started and behind the balancer. */
  addNode(): Promise<NodeProcess>;
  /** A new node takes the place of one that is then stopped: there are never fewer. */
  replace(node: NodeProcess): Promise<NodeProcess>;
  /** Takes one out of the balancer and stops it; resolves with its exit code. */
  remove(node: NodeProcess): Promise<number | null>;
  /** Ends all of them; the database is left as it is. */
  stop(): Promise<void>;
}

/**
 * Starts the nodes, all at once, and resolves when each of them answers: `nodes` of them race for the
 * migrations and the first owner. All people of a test come from one address: limits by address are
 * lifted.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { databaseUrl, redisUrl } = options;
  const env = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl ?? "",
    REQUESTS_PER_MINUTE: "1000000",
    ...{ OWNER_EMAIL: OWNER.email, OWNER_PASSWORD: OWNER.password },
    ...options.env,
  };
  const balancer = await startBalancer();
  const nodes: NodeProcess[] = [];

  async function addNode(): Promise<NodeProcess> {
    const node = await createNodeProcess(env);
    nodes.push(node);
    await node.start();
    balancer.add(node.port);
    return node;
  }

  async function remove(node: NodeProcess): Promise<number | null> {
    balancer.remove(node.port);
    nodes.splice(nodes.indexOf(node), 1);
    return node.stop();
  }

  await Promise.all(Array.from({ length: options.nodes }, addNode));

  return {
    nodes,
    balancer,
    addNode,
    async replace(node) {
      const next = await addNode();
      await remove(node);
      return next;
    },
    remove,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
      await balancer.close();
    },
  };
}
