import { idSchema, routingSettingsSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { Routing } from "./routing.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** Offers are answered by whom they were made to; how they are made is seen by all, set by owners and admins. */
export function routingRoutes(api: Api, deps: { guard: Guard; routing: Routing }): void {
  const { guard, routing } = deps;

  api.get("/routing", (request) => {
    guard.agent(request);
    return routing.rules.answer();
  });

  api.put("/routing", { schema: { body: routingSettingsSchema } }, (request) => {
    guard.role(request, "owner", "admin");
    return routing.rules.put(request.body);
  });

  api.post("/conversations/:id/accept", { schema: byId }, (request) =>
    routing.acts.accept(guard.agent(request).agent.id, request.params.id),
  );

  api.post("/conversations/:id/decline", { schema: byId }, (request) =>
    routing.acts.decline(guard.agent(request).agent.id, request.params.id),
  );
}
