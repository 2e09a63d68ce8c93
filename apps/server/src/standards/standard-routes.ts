import { idSchema, standardDraftSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { ManageStandards } from "./manage-standards.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** Standards: seen by every agent, set by owners and admins. */
export function standardRoutes(
  api: Api,
  { guard, standards }: { guard: Guard; standards: ManageStandards },
): void {
  api.get("/standards", (request) => {
    guard.agent(request);
    return standards.list();
  });

  api.post("/standards", { schema: { body: standardDraftSchema } }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    return reply.code(201).send(await standards.add(request.body));
  });

  api.put("/standards/:id", { schema: { ...byId, body: standardDraftSchema } }, (request) => {
    guard.role(request, "owner", "admin");
    return standards.change(request.params.id, request.body);
  });

  api.delete("/standards/:id", { schema: byId }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    await standards.remove(request.params.id);
    return reply.code(204).send();
  });
}
