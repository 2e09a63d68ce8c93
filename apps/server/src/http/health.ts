import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import type { Db } from "../db/open.ts";
import type { OpenConnections } from "../socket/open-connections.ts";

/**
 * /healthz: the process lives. /readyz: it can write. /metrics: Prometheus, whose library is loaded
 * and begins to count when it is first asked for; many never ask.
 */
export function health(app: FastifyInstance, deps: { db: Db; connections: OpenConnections }): void {
  const { db, connections } = deps;
  let registry: Promise<Registry> | undefined;

  app.get("/healthz", () => ({ status: "ok" }));

  app.get("/readyz", async (_request, reply) => {
    try {
      await db.writes.write(() => undefined);
      return { status: "ok" };
    } catch {
      return reply.code(503).send({ status: "the database does not take writes" });
    }
  });

  app.get("/metrics", async (_request, reply) => {
    registry ??= createRegistry(connections);
    const asked = await registry;
    return reply.type(asked.contentType).send(await asked.metrics());
  });
}

async function createRegistry(connections: OpenConnections): Promise<Registry> {
  const { collectDefaultMetrics, Gauge, Registry } = await import("prom-client");
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "foyer_open_sockets",
    help: "Open sockets of visitors and agents.",
    registers: [registry],
    collect() {
      this.set(connections.count());
    },
  });
  return registry;
}
