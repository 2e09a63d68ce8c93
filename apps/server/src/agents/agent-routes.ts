import { agentPatchSchema, idSchema, newAgentSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { Refusal } from "../refusal.ts";
import type { ManageAgents } from "./manage-agents.ts";

const byId = Type.Object({ id: idSchema });

/** The team. */
export function agentRoutes(api: Api, deps: { guard: Guard; agents: ManageAgents }): void {
  const { guard, agents } = deps;

  api.get("/agents", (request) => {
    guard.agent(request);
    return agents.list();
  });

  api.post("/agents", { schema: { body: newAgentSchema } }, async (request, reply) => {
    const { agent } = guard.role(request, "owner", "admin");
    return reply.code(201).send(await agents.add(request.body, agent));
  });

  api.patch("/agents/:id", { schema: { params: byId, body: agentPatchSchema } }, (request) => {
    const { agent, sessionId } = guard.role(request, "owner", "admin");
    const isSelf = agent.id === request.params.id;
    // There the current password is asked for: an open console alone must not be enough.
    if (isSelf && request.body.password !== undefined) {
      throw new Refusal("forbidden", "Change your own password under My account.");
    }
    const keep = isSelf ? sessionId : "";
    return agents.patch(request.params.id, request.body, agent, keep);
  });
}
