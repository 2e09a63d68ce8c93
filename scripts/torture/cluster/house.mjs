import { register } from "tsx/esm/api";
import { openOffice } from "../process/console-api.mjs";
import { OWNER } from "../process/server.mjs";

const NODES = 2;

/**
 * Nodes on a PostgreSQL and a Redis of their own, which may be hurt, behind a balancer; agents who
 * are signed in. `server` is the balancer: for clients it is the server. Throws when PostgreSQL
 * or Redis is not installed. Acks wait for the disk, as they do where it matters.
 */
export async function openClusterHouse({ agents, env = {} }) {
  register();
  const kit = (name) => import(`../../../packages/test-kit/src/services/${name}.ts`);
  const { startPostgres } = await kit("postgres");
  const { startRedis } = await kit("redis");
  const { startCluster } = await import("../../../tests/cluster/start-cluster.ts");
  const [postgres, redis] = await Promise.all([startPostgres({ fsync: true }), startRedis()]);
  const { url: databaseUrl } = await postgres.createEmptyDatabase();
  const owner = { OWNER_EMAIL: OWNER.email, OWNER_PASSWORD: OWNER.password };
  const cluster = await startCluster({
    ...{ nodes: NODES, databaseUrl, redisUrl: redis.url },
    env: { ...owner, ...env },
  });
  const { origin, port } = cluster.balancer;
  const server = { origin, port };
  return {
    ...{ server, cluster, postgres, redis, databaseUrl },
    ...(await openOffice(cluster.nodes[0], agents)),
    async close() {
      await cluster.stop();
      await Promise.all([postgres.remove(), redis.remove()]);
    },
  };
}
