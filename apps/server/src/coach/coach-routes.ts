import { coachSettingsSchema } from "@foyer/protocol";
import type { Api, Guard } from "../http/api.ts";
import type { Coach } from "./coach.ts";

/** Every agent is coached by the same rules; owners and admins set them. */
export function coachRoutes(api: Api, deps: { guard: Guard; coach: Coach }): void {
  const { guard, coach } = deps;

  api.get("/coach", (request) => {
    guard.agent(request);
    return coach.settings();
  });

  api.put("/coach", { schema: { body: coachSettingsSchema } }, (request) => {
    guard.role(request, "owner", "admin");
    return coach.put(request.body);
  });
}
