import { idSchema, suggestionDecisionSchema, suggestionStateSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { SuggestionBox } from "./suggestions.ts";

const bySite = {
  params: Type.Object({ siteId: idSchema }),
  querystring: Type.Object({ state: Type.Optional(suggestionStateSchema) }),
};
const byId = { params: Type.Object({ id: idSchema }) };

/** What readers of the help centre suggest; every agent decides on it, as they look after the articles. */
export function suggestionRoutes(
  api: Api,
  deps: { guard: Guard; suggestions: SuggestionBox; manageSites: ManageSites },
): void {
  const { guard, suggestions, manageSites } = deps;

  api.get("/suggestions/waiting", (request) => {
    guard.agent(request);
    return suggestions.waiting();
  });

  api.get("/sites/:siteId/suggestions", { schema: bySite }, async (request) => {
    guard.agent(request);
    const { id } = await manageSites.existing(request.params.siteId);
    return suggestions.list(id, request.query.state ?? "waiting");
  });

  api.put(
    "/suggestions/:id/decision",
    { schema: { ...byId, body: suggestionDecisionSchema } },
    (request) => {
      const { agent } = guard.agent(request);
      return suggestions.decide(agent, request.params.id, request.body);
    },
  );
}
