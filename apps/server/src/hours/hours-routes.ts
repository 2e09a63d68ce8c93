import { closingSchema, idSchema, type TeamHours, teamHoursSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { CloseForNow } from "./closing.ts";
import type { TeamHoursKept } from "./team-hours.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** Hours of teams, and closing for now: seen by every agent, changed by owners and admins. */
export function hoursRoutes(
  api: Api,
  deps: { guard: Guard; teamHours: TeamHoursKept; closeForNow: CloseForNow },
): void {
  const { guard, teamHours, closeForNow } = deps;

  api.get("/closings", (request) => {
    guard.agent(request);
    return closeForNow.places();
  });

  api.post("/sites/:id/closing", { schema: { ...byId, body: closingSchema } }, (request) => {
    guard.role(request, "owner", "admin");
    return closeForNow.site(request.params.id, request.body);
  });

  api.post("/teams/:id/closing", { schema: { ...byId, body: closingSchema } }, (request) => {
    guard.role(request, "owner", "admin");
    return closeForNow.team(request.params.id, request.body);
  });

  api.get("/teams/:id/hours", { schema: byId }, (request): TeamHours => {
    guard.agent(request);
    return { hours: teamHours.of(request.params.id) ?? null };
  });

  api.put("/teams/:id/hours", { schema: { ...byId, body: teamHoursSchema } }, async (request) => {
    guard.role(request, "owner", "admin");
    const { hours } = request.body;
    return { hours: await teamHours.change(request.params.id, () => hours) };
  });
}
