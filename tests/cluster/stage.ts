import type { Agent, Me } from "@foyer/protocol";
import { startPostgres, type TestPostgres } from "@foyer/test-kit/services/postgres";
import { present } from "@foyer/test-kit/services/present";
import { startRedis, type TestRedis } from "@foyer/test-kit/services/redis";
import { type ConsoleApi, signInToApi } from "../stage/console-api.ts";
import { type Cluster, OWNER, startCluster } from "./start-cluster.ts";

/** Whether stories of several nodes can be told on this machine; says so when they cannot. */
export function canCluster(): boolean {
  const missing = Object.entries(present).filter(([, isThere]) => !isThere);
  for (const [name] of missing) {
    console.warn(`SKIPPED: stories of several nodes need ${name}, which is not installed here.`);
  }
  return missing.length === 0;
}

/** An agent who is signed in: `cookie` holds on every node. */
export interface StageAgent {
  id: string;
  name: string;
  email: string;
  cookie: string;
}

/** A cluster with services of its own, which may be hurt, an owner and their first site. */
export interface Stage {
  cluster: Cluster;
  postgres: TestPostgres;
  redis: TestRedis;
  databaseUrl: string;
  owner: ConsoleApi;
  site: { id: string; key: string };
  /** Added on the first node. */
  addAgent(name: string): Promise<StageAgent>;
  close(): Promise<void>;
}

/** Starts all of it. What it starts ends with this process, however that comes. */
export async function openStage({ nodes = 2 } = {}): Promise<Stage> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const { url: databaseUrl } = await postgres.createEmptyDatabase();
  const cluster = await startCluster({ nodes, databaseUrl, redisUrl: redis.url });
  const { origin } = cluster.nodes[0] as { origin: string };
  const owner = await signInToApi(origin, OWNER.email, OWNER.password);
  const { sites } = await owner.call<Me>("GET", "/me");

  return {
    ...{ cluster, postgres, redis, databaseUrl, owner },
    site: sites[0] as { id: string; key: string },
    async addAgent(name) {
      const email = `${name.toLowerCase().replaceAll(" ", ".")}@cluster.example`;
      const account = { name, email, role: "agent", password: OWNER.password };
      const { id } = await owner.call<Agent>("POST", "/agents", account);
      const { cookie } = await signInToApi(origin, email, account.password);
      return { id, name, email, cookie };
    },
    async close() {
      await cluster.stop();
      await Promise.all([postgres.remove(), redis.remove()]);
    },
  };
}
