import { Readable } from "node:stream";
import { idSchema } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { announcedBy, takeRawBodies } from "../uploads/raw-body.ts";
import type { ArticleImages } from "./article-images.ts";

/** Any page shows it, as any page may have the widget; whatever it holds, it runs nothing. */
const HEADERS = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "public, max-age=31536000, immutable",
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
};

/** Pictures in articles: sent by agents, seen by everybody who knows the address. */
export async function articleImageRoutes(
  app: FastifyInstance,
  { guard, articleImages }: { guard: Guard; articleImages: ArticleImages },
): Promise<void> {
  takeRawBodies(app);
  const api = app as unknown as Api;

  api.post(
    "/sites/:siteId/article-images",
    { schema: { params: Type.Object({ siteId: idSchema }) } },
    async (request, reply) => {
      const { siteId } = request.params;
      const by = { siteId, agentId: guard.agent(request).agent.id };
      const { size } = announcedBy(request, "picture");
      return reply.code(201).send(await articleImages.receive(by, size, request.raw));
    },
  );

  api.get(
    "/article-images/:id",
    {
      config: { open: true },
      schema: { params: Type.Object({ id: idSchema }) },
      compress: false,
    },
    async (request, reply) => {
      const { id, type, size } = await articleImages.read(request.params.id);
      const bytes = articleImages.bytes(id, 0, size - 1);
      return reply
        .headers(HEADERS)
        .header("content-length", size)
        .type(type)
        .send(Readable.from(bytes, { objectMode: false }));
    },
  );
}
