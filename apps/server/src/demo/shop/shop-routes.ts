import type { FastifyInstance } from "fastify";
import { shopPages } from "./shop-pages.ts";

/** What a page of the shop asks for: pictures, style sheets, its script. */
const ASSET = /^[\w-]+\.(?:svg|css|js)$/;

/** The demo shop at `/`, once it is seeded; without it `/` is the console. Needs reply.sendFile. */
export function shopRoutes(app: FastifyInstance, demoDir: string, isDemo: () => boolean): void {
  let pages: Map<string, string> | undefined;
  app.get<{ Params: { "*": string } }>("/*", (request, reply) => {
    const path = request.params["*"].replace(/\/+$/, "");
    if (!isDemo()) return path === "" ? reply.redirect("/console/") : reply.callNotFound();
    if (ASSET.test(path)) return reply.sendFile(path, demoDir);
    pages ??= shopPages(demoDir);
    const page = pages.get(path);
    if (!page) return reply.callNotFound();
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
  });
}
