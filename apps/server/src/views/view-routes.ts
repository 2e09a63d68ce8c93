import { idSchema, newViewSchema, viewOrderSchema, viewPatchSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { Views } from "./views.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** Saved views: every agent makes their own; shared ones are made by owners and admins. */
export function viewRoutes(api: Api, { guard, views }: { guard: Guard; views: Views }): void {
  api.get("/views", (request) => views.list(guard.agent(request).agent));

  api.post("/views", { schema: { body: newViewSchema } }, async (request, reply) => {
    const { agent } = guard.agent(request);
    return reply.code(201).send(await views.add(agent, request.body));
  });

  api.patch("/views/:id", { schema: { ...byId, body: viewPatchSchema } }, (request) =>
    views.change(guard.agent(request).agent, request.params.id, request.body),
  );

  api.delete("/views/:id", { schema: byId }, async (request, reply) => {
    await views.remove(guard.agent(request).agent, request.params.id);
    return reply.code(204).send();
  });

  api.put("/views/order", { schema: { body: viewOrderSchema } }, async (request, reply) => {
    await views.order(guard.agent(request).agent, request.body.ids);
    return reply.code(204).send();
  });
}
