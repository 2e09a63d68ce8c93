import { idSchema } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { announcedBy, takeRawBodies } from "../uploads/raw-body.ts";
import { serveFile } from "../uploads/serve-file.ts";
import type { CannedReplies } from "./canned-replies.ts";

const byId = { params: Type.Object({ id: idSchema }) };
const announced = Type.Object({ name: Type.String({ minLength: 1, maxLength: 1_000 }) });

/** Files for canned replies, before and after a reply has them. */
export async function cannedReplyFileRoutes(
  app: FastifyInstance,
  deps: { guard: Guard; cannedReplies: CannedReplies },
): Promise<void> {
  takeRawBodies(app);
  const api = app as unknown as Api;
  const { guard, cannedReplies } = deps;
  const { files, readerOf } = cannedReplies;

  api.post("/canned-replies/files", { schema: { querystring: announced } }, (request) => {
    const reader = readerOf(guard.agent(request).agent);
    return files.receive(reader, announcedBy(request, request.query.name), request.raw);
  });

  api.get(
    "/canned-replies/files/:id",
    { schema: byId, compress: false },
    async (request, reply) => {
      const row = await files.read(readerOf(guard.agent(request).agent), request.params.id);
      return serveFile(row, files, { request, reply });
    },
  );

  api.delete("/canned-replies/files/:id", { schema: byId }, async (request, reply) => {
    await files.removeLooseOf(readerOf(guard.agent(request).agent), request.params.id);
    return reply.code(204).send();
  });
}
