import { idSchema } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Api } from "../http/api.ts";
import { ownOrigin } from "../http/own-origin.ts";
import { Refusal } from "../refusal.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { VisitorOfToken } from "../visitors/visitor-of-token.ts";
import { announcedBy, takeRawBodies } from "./raw-body.ts";
import { serveFile } from "./serve-file.ts";
import type { Uploads } from "./uploads.ts";

const byId = { params: Type.Object({ id: idSchema }) };
const announced = Type.Object({ name: Type.String({ minLength: 1, maxLength: 1_000 }) });

/** How long a browser may remember that it may ask from a page, in seconds. */
const ASKED_S = "7200";

/**
 * Files that visitors send and see. Their pages are elsewhere: what an answer holds is for whoever has
 * the visitor's token, so that any page may read it; which pages may send is checked with the token.
 */
export async function visitorUploadRoutes(
  app: FastifyInstance,
  deps: { visitorOfToken: VisitorOfToken; publicOrigin: string | null; uploads: Uploads },
): Promise<void> {
  takeRawBodies(app);
  const api = app as unknown as Api;
  const { visitorOfToken, publicOrigin, uploads } = deps;

  app.addHook("onRequest", async ({ headers }, reply) => {
    reply.header("vary", "origin");
    if (headers.origin) reply.header("access-control-allow-origin", headers.origin);
  });

  const whoAsks = (request: Parameters<typeof ownOrigin>[0]) =>
    visitorOfToken(request.headers, ownOrigin(request, publicOrigin));

  const preflight = { config: { open: true } };
  for (const path of ["/uploads", "/uploads/:id"]) {
    api.options(path, preflight, (_request, reply) =>
      reply
        .code(204)
        .headers({
          "access-control-allow-methods": "GET, POST, DELETE",
          "access-control-allow-headers": "authorization, content-type",
          "access-control-max-age": ASKED_S,
        })
        .send(),
    );
  }

  api.post("/uploads", { schema: { querystring: announced } }, async (request) => {
    const { visitor, site } = await whoAsks(request);
    if (!optionsOf(site).uploads) {
      throw new Refusal("forbidden", "This site takes no files.");
    }
    const sender = { visitorId: visitor.id, agentId: null };
    return uploads.receive(sender, announcedBy(request, request.query.name), request.raw);
  });

  api.get("/uploads/:id", { schema: byId, compress: false }, async (request, reply) => {
    const { visitor } = await whoAsks(request);
    const row = await uploads.read.forVisitor(visitor.id, request.params.id);
    return serveFile(row, uploads.read, { request, reply });
  });

  api.delete("/uploads/:id", { schema: byId }, async (request, reply) => {
    const { visitor } = await whoAsks(request);
    await uploads.removeUnsent({ visitorId: visitor.id, agentId: null }, request.params.id);
    return reply.code(204).send();
  });
}
