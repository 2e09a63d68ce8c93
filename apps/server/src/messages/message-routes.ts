import { editMessageSchema, idSchema } from "@foyer/protocol";
import type { FastifyRequest } from "fastify";
import Type, { type Static } from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { Amending, AmendMessage } from "./amend-message.ts";

const params = Type.Object({
  id: idSchema,
  seq: Type.String({ maxLength: 40 }),
});
const byPlace = { params };

/** What agents do to messages that they have sent. */
export function messageRoutes(api: Api, deps: { guard: Guard; amend: AmendMessage }): void {
  const { guard, amend } = deps;

  const amending = (request: FastifyRequest, place: Static<typeof params>): Amending => ({
    agent: guard.agent(request).agent,
    conversationId: place.id,
    // What is no place in a log is not there: 0 is none.
    seq: /^[1-9][0-9]{0,8}$/.test(place.seq) ? Number(place.seq) : 0,
  });

  api.patch(
    "/conversations/:id/messages/:seq",
    { schema: { ...byPlace, body: editMessageSchema } },
    (request) => amend.edit(amending(request, request.params), request.body.text),
  );

  api.delete("/conversations/:id/messages/:seq", { schema: byPlace }, (request) =>
    amend.remove(amending(request, request.params)),
  );
}
