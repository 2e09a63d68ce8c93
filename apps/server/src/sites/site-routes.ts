import { idSchema, siteDraftSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { ownOrigin } from "../http/own-origin.ts";
import { type ManageSites, toSite } from "./manage-sites.ts";

/** Sites and their snippets. */
export function siteRoutes(
  api: Api,
  deps: { guard: Guard; sites: ManageSites; publicOrigin: string | null },
): void {
  const { guard, sites, publicOrigin } = deps;

  api.get("/sites", (request) => {
    guard.agent(request);
    return sites.list(ownOrigin(request, publicOrigin));
  });

  api.post("/sites", { schema: { body: siteDraftSchema } }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    const site = await sites.add(request.body);
    return reply.code(201).send(toSite(site, ownOrigin(request, publicOrigin)));
  });

  api.put(
    "/sites/:id",
    { schema: { params: Type.Object({ id: idSchema }), body: siteDraftSchema } },
    async (request) => {
      guard.role(request, "owner", "admin");
      const site = await sites.change(request.params.id, request.body);
      return toSite(site, ownOrigin(request, publicOrigin));
    },
  );
}
