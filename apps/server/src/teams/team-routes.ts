import { idSchema, newTeamSchema, teamPatchSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { ManageTeams } from "./manage-teams.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** Teams: seen by every agent, changed by owners and admins. */
export function teamRoutes(api: Api, deps: { guard: Guard; teams: ManageTeams }): void {
  const { guard, teams } = deps;

  api.get("/teams", (request) => {
    guard.agent(request);
    return teams.list();
  });

  api.post("/teams", { schema: { body: newTeamSchema } }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    return reply.code(201).send(await teams.add(request.body));
  });

  api.patch("/teams/:id", { schema: { ...byId, body: teamPatchSchema } }, (request) => {
    guard.role(request, "owner", "admin");
    return teams.patch(request.params.id, request.body);
  });

  api.delete("/teams/:id", { schema: byId }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    await teams.remove(request.params.id);
    return reply.code(204).send();
  });
}
