import { idSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { CountProactive } from "./count-proactive.ts";

const bySite = { params: Type.Object({ id: idSchema }) };

/** What became of the words that a site's widget says first. */
export function proactiveRoutes(
  api: Api,
  { guard, proactive }: { guard: Guard; proactive: CountProactive },
): void {
  api.get("/sites/:id/proactive-counts", { schema: bySite }, (request) => {
    guard.agent(request);
    return proactive.ofSite(request.params.id);
  });
}
