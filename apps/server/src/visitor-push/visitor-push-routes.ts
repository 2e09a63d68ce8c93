import { visitorPushSubscriptionSchema } from "@foyer/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import Type from "typebox";
import type { Api } from "../http/api.ts";
import { ownOrigin } from "../http/own-origin.ts";
import type { VisitorOfToken } from "../visitors/visitor-of-token.ts";
import type { VisitorPush } from "./visitor-push.ts";

const byId = { params: Type.Object({ id: Type.String({ pattern: "^[A-Za-z0-9_-]{1,43}$" }) }) };

/**
 * Below /visitor/push, with the visitor's token: being told of answers while the chat is closed. For the chat's own page
 * alone, so nothing here lets pages elsewhere read an answer.
 */
export async function visitorPushRoutes(
  app: FastifyInstance,
  deps: { visitorOfToken: VisitorOfToken; publicOrigin: string | null; visitorPush: VisitorPush },
): Promise<void> {
  const api = app as unknown as Api;
  const { visitorOfToken, publicOrigin, visitorPush } = deps;
  const { subscriptions } = visitorPush;

  const whoAsks = (request: FastifyRequest) =>
    visitorOfToken(request.headers, ownOrigin(request, publicOrigin));

  api.get("/push/key", async (request) => {
    await whoAsks(request);
    return { publicKey: await visitorPush.publicKey() };
  });

  const schema = { body: visitorPushSubscriptionSchema };
  api.put("/push/subscriptions", { schema }, async (request) => {
    const { visitor, site } = await whoAsks(request);
    return subscriptions.add(visitor.id, site, request.body);
  });

  api.delete("/push/subscriptions/:id", { schema: byId }, async (request, reply) => {
    const { visitor } = await whoAsks(request);
    await subscriptions.remove(visitor.id, request.params.id);
    return reply.code(204).send();
  });
}
