import type { FastifyInstance } from "fastify";
import { PAGE_SCRIPT } from "./page-script.ts";
import { WORKER_SCRIPT } from "./worker-script.ts";

/** What stands beside the chat's own page, by its address: no site's key looks like these. */
const FILES = { "/chat/page.js": PAGE_SCRIPT, "/chat/worker.js": WORKER_SCRIPT };

/** The scripts of /chat/KEY: that of the page, and the service worker that hears of answers once the page is closed. */
export function pushFiles(app: FastifyInstance): void {
  for (const [path, script] of Object.entries(FILES)) {
    app.get(path, (_request, reply) =>
      reply.header("cache-control", "no-cache").type("text/javascript; charset=utf-8").send(script),
    );
  }
}
