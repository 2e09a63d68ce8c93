// pnpm bench idle: what a visitor costs who is connected and says nothing, and what coming in costs.
// With --nodes 2 also on one of two nodes on PostgreSQL and Redis.
import { median } from "./figures/median.mjs";
import { readOptions } from "./figures/options.mjs";
import { createPrinter } from "./figures/printer.mjs";
import { launchFloor } from "./floor/launch-floor.mjs";
import { measureIdle } from "./idle/measure-idle.mjs";
import { visitorHello } from "./load/foyer-door.mjs";
import { startServices } from "./nodes/start-services.mjs";
import { launchFoyer, siteKeyOf } from "./process/foyer.mjs";
import { COLLECTABLE } from "./process/settled-rss.mjs";

const DEFAULTS = { rounds: 3, connections: 10_000 };
const args = COLLECTABLE;

/** Within its limits, as it is delivered: a connection says one thing, from many addresses. */
async function foyer(env) {
  const server = await launchFoyer({ args, env, lift: false });
  const headers = { Origin: server.origin };
  const hello = visitorHello(await siteKeyOf(server));
  return { server, path: "/socket/visitor", headers, hello };
}

/** The sockets are on the first of `count` nodes. */
async function nodes(services, count) {
  const { url } = await services.postgres.createEmptyDatabase();
  const env = { DATABASE_URL: url, REDIS_URL: services.redis.url };
  const target = await foyer(env);
  const others = [];
  while (others.length < count - 1) others.push(await launchFoyer({ args, env, lift: false }));
  return { ...target, others };
}

const TARGETS = {
  foyer: () => foyer(),
  ws: () => floor("ws"),
  fastify: () => floor("fastify"),
};

const floor = async (name) => ({
  server: await launchFloor(name, { args }),
  path: "/socket/visitor",
  headers: {},
  hello: visitorHello("floor"),
});

export async function run(print) {
  const { rounds, connections, nodes: count } = readOptions(DEFAULTS);
  const figure = createPrinter("idle", print);
  const services = count && (await startServices());
  const targets = count ? { ...TARGETS, [`nodes${count}`]: () => nodes(services, count) } : TARGETS;
  const results = Object.fromEntries(Object.keys(targets).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of Object.entries(targets)) {
      results[name].push(await measureIdle(await start(), connections));
    }
  }
  for (const [name, own] of Object.entries(results)) {
    const of = (what) => median(own.map((result) => result[what]));
    figure(`idle_${name}_rss`, of("bytes"), "B/connection", connections);
    figure(`idle_${name}_rss_before_gc`, of("uncollected"), "B/connection", connections);
    figure(`idle_${name}_base`, of("base") / 2 ** 20, "MiB", rounds);
    figure(`idle_${name}_connect_cpu`, of("cpuMicros"), "us/connection", connections);
    figure(`idle_${name}_connect_rate`, of("rate"), "connections/s", connections);
    figure(`idle_${name}_generator_share`, of("generator"), "cores", rounds);
  }
  await Promise.all([services?.postgres.remove(), services?.redis.remove()]);
  process.exit(0);
}
