import { cannedReplyDraftSchema, idSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { CannedReplyStore } from "./canned-reply-store.ts";
import type { ManageCannedReplies } from "./manage-canned-replies.ts";

const byId = { params: Type.Object({ id: idSchema }) };
const draft = { body: cannedReplyDraftSchema };

/** Canned replies; every agent may look after them. */
export function cannedReplyRoutes(
  api: Api,
  deps: { guard: Guard; store: CannedReplyStore; replies: ManageCannedReplies },
): void {
  const { guard, store, replies } = deps;

  api.get("/canned-replies", (request) => {
    guard.agent(request);
    return store.all();
  });

  api.post("/canned-replies", { schema: draft }, async (request, reply) => {
    guard.agent(request);
    return reply.code(201).send(await replies.add(request.body));
  });

  api.put("/canned-replies/:id", { schema: { ...byId, ...draft } }, (request) => {
    guard.agent(request);
    return replies.change(request.params.id, request.body);
  });

  api.delete("/canned-replies/:id", { schema: byId }, async (request, reply) => {
    guard.agent(request);
    await replies.remove(request.params.id);
    return reply.code(204).send();
  });
}
