import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import type { Node } from "../cluster/node.ts";
import type { Db } from "../db/db.ts";
import type { SmartSearch } from "../smart-search/smart-search.ts";
import type { OpenConnections } from "../socket/open-connections.ts";

interface HealthDeps {
  db: Db;
  connections: OpenConnections;
  smartSearch: Pick<SmartSearch, "figures" | "isOn">;
  /** On PostgreSQL alone. */
  node: Node | undefined;
}

/**
 * /healthz: the process lives. /readyz: it can write, and how it hears of other nodes; without Redis it
 * is ready all the same, as news then goes by the database. /metrics: Prometheus, whose library is
 * loaded and begins to count when it is first asked for; many never ask.
 */
export function health(app: FastifyInstance, deps: HealthDeps): void {
  const { db, node } = deps;
  let registry: Promise<Registry> | undefined;

  app.get("/healthz", () => ({ status: "ok" }));

  app.get("/readyz", async (_request, reply) => {
    const about = { database: db.engine, ...(node && aboutNode(node)) };
    try {
      await db.writes.write(() => undefined);
      return { status: "ok", ...about };
    } catch {
      return reply.code(503).send({ status: "the database does not take writes", ...about });
    }
  });

  app.get("/metrics", async (_request, reply) => {
    registry ??= createRegistry(deps);
    const asked = await registry;
    return reply.type(asked.contentType).send(await asked.metrics());
  });
}

function aboutNode(node: Node) {
  const { nodeId, bus, feed, others } = node.state();
  const redis = node.hasBus ? { is: bus.is, since: new Date(bus.since).toISOString() } : "not set";
  return { node: nodeId, otherNodes: others, redis, changesToTell: feed.head - feed.last };
}

async function createRegistry({ connections, smartSearch, node }: HealthDeps): Promise<Registry> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import("prom-client");
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  function gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
  new Counter({
    name: "foyer_smart_search_questions_total",
    help: "Questions by what the embedding endpoint made of them: used, or why not.",
    labelNames: ["result"],
    registers: [registry],
    collect() {
      this.reset();
      if (!smartSearch.isOn()) return;
      for (const [result, count] of Object.entries(smartSearch.figures()))
        this.inc({ result }, count);
    },
  });
  gauge("foyer_open_sockets", "Open sockets of visitors and agents.", connections.count);
  if (!node) return registry;
  const isUp = () => Number(node.state().bus.is === "up");
  gauge("foyer_redis_up", "Whether Redis carries news to the other nodes.", isUp);
  gauge("foyer_other_nodes", "Other nodes on the same database.", () => node.state().others);
  gauge("foyer_changes_to_tell", "Changes that this node's sockets have not been told of.", () => {
    const { head, last } = node.state().feed;
    return head - last;
  });
  gauge("foyer_database_answered_seconds", "When the database last told news, Unix time.", () => {
    const { answeredAt } = node.state();
    return answeredAt === undefined ? Number.NaN : answeredAt / 1000;
  });
  return registry;
}
