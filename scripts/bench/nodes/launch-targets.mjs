import { launchFloor } from "../floor/launch-floor.mjs";
import { createWsDoor } from "../load/floor-door.mjs";
import { createFoyerDoor } from "../load/foyer-door.mjs";
import { launchFoyer } from "../process/foyer.mjs";
import { acrossDoor, acrossFoyerDoor } from "./across-door.mjs";

const FLOOR_TABLE = `CREATE TABLE messages (
  conversation_id text NOT NULL, side text NOT NULL, seq bigint NOT NULL,
  client_id text NOT NULL, text text NOT NULL, at bigint NOT NULL,
  PRIMARY KEY (conversation_id, side, seq)
)`;

/**
 * Everything that is measured: `nodesN` (nodes of Foyer on PostgreSQL and Redis), `postgres` (one on
 * PostgreSQL alone), `sqlite`, and the floors `ws` and `pgredis`. Each on a database of its own.
 */
export async function launchTargets(services, { nodes, profiling }) {
  return [
    await nodesTarget(services, nodes, profiling),
    await foyerTarget("postgres", {
      server: await launchFoyer({ env: { DATABASE_URL: (await emptyDatabase(services)).url } }),
      services: { postgres: services.cost.postgres },
    }),
    await foyerTarget("sqlite", { server: await launchFoyer() }),
    await wsTarget(),
    await pgRedisTarget(services),
  ];
}

const emptyDatabase = ({ postgres }) => postgres.createEmptyDatabase();

/** Several processes as one server; `stop` ends all of them. */
const together = (name, servers, services) => ({
  name,
  pids: servers.map(({ pid }) => pid),
  services,
  stop: (signal) => Promise.all(servers.map((server) => server.stop(signal))),
});

async function nodesTarget(services, count, args) {
  const { url } = await emptyDatabase(services);
  const env = { DATABASE_URL: url, REDIS_URL: services.redis.url };
  const servers = [];
  // One after the other: the first makes the tables.
  for (let i = 0; i < count; i++) servers.push(await launchFoyer({ args, env }));
  const doors = [];
  for (const server of servers) doors.push(await createFoyerDoor(server));
  return {
    server: together(`nodes${count}`, servers, services.cost),
    door: acrossFoyerDoor(doors),
  };
}

async function foyerTarget(name, { server, services }) {
  return { server: together(name, [server], services), door: await createFoyerDoor(server) };
}

async function wsTarget() {
  const server = await launchFloor("ws");
  return { server, door: createWsDoor(server) };
}

async function pgRedisTarget(services) {
  const { url } = await emptyDatabase(services);
  await services.postgres.run(FLOOR_TABLE, new URL(url).pathname.slice(1));
  const shared = { DATABASE_URL: url, REDIS_URL: services.redis.url };
  const launchOne = (SAYS, HEARS) => launchFloor("pg-redis", { env: { ...shared, SAYS, HEARS } });
  const servers = [await launchOne("one", "other"), await launchOne("other", "one")];
  return {
    server: together("pgredis", servers, services.cost),
    door: acrossDoor(servers.map(createWsDoor)),
  };
}
