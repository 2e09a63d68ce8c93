import { smartSettingsDraftSchema, smartTrialSchema } from "@foyer/protocol";
import type { Api, Guard } from "../http/api.ts";
import type { SmartSearch } from "./smart-search.ts";

/** The smarter search: owners choose where questions are sent, owners and admins see how it does. */
export function smartSearchRoutes(
  api: Api,
  deps: { guard: Guard; smartSearch: SmartSearch },
): void {
  const { guard, smartSearch } = deps;

  api.get("/smart-search", (request) => {
    guard.role(request, "owner", "admin");
    return smartSearch.state();
  });

  api.put("/smart-search", { schema: { body: smartSettingsDraftSchema } }, async (request) => {
    guard.role(request, "owner");
    await smartSearch.put(request.body);
    return smartSearch.state();
  });

  api.post("/smart-search/trial", { schema: { body: smartTrialSchema } }, (request) => {
    guard.role(request, "owner");
    return smartSearch.try(request.body);
  });
}
