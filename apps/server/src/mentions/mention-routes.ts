import { mentionCursorSchema, readMentionsSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { ReadMentions } from "./read-mentions.ts";

const paged = { querystring: Type.Object({ cursor: Type.Optional(mentionCursorSchema) }) };

/** Each agent's own mentions; nobody reads those of others. */
export function mentionRoutes(api: Api, deps: { guard: Guard; mentions: ReadMentions }): void {
  const { guard, mentions } = deps;

  api.get("/mentions", { schema: paged }, (request) =>
    mentions.list(guard.agent(request).agent.id, request.query.cursor),
  );

  api.post("/mentions/read", { schema: { body: readMentionsSchema } }, async (request, reply) => {
    await mentions.read(guard.agent(request).agent.id, request.body.conversationId);
    return reply.code(204).send();
  });
}
