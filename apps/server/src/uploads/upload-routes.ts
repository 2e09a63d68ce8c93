import { idSchema } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Api, Guard } from "../http/api.ts";
import { announcedBy, takeRawBodies } from "./raw-body.ts";
import { serveFile } from "./serve-file.ts";
import type { Uploads } from "./uploads.ts";

const byId = { params: Type.Object({ id: idSchema }) };
const announced = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 1_000 }),
  conversationId: idSchema,
});

/** Files that agents send and see. */
export async function uploadRoutes(
  app: FastifyInstance,
  deps: { guard: Guard; find: FindConversation; uploads: Uploads },
): Promise<void> {
  takeRawBodies(app);
  const api = app as unknown as Api;
  const { guard, find, uploads } = deps;

  api.post("/uploads", { schema: { querystring: announced } }, async (request) => {
    const agentId = guard.agent(request).agent.id;
    const { name, conversationId } = request.query;
    const { visitorId } = await find.existing(conversationId);
    return uploads.receive({ visitorId, agentId }, announcedBy(request, name), request.raw);
  });

  api.get("/uploads/:id", { schema: byId, compress: false }, async (request, reply) => {
    const agentId = guard.agent(request).agent.id;
    const row = await uploads.read.forAgent(agentId, request.params.id);
    return serveFile(row, uploads.read, { request, reply });
  });

  api.delete("/uploads/:id", { schema: byId }, async (request, reply) => {
    await uploads.removeUnsent({ agentId: guard.agent(request).agent.id }, request.params.id);
    return reply.code(204).send();
  });
}
