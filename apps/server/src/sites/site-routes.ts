import { hoursDraftSchema, idSchema, siteDraftSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Clock } from "../clock.ts";
import type { Api, Guard } from "../http/api.ts";
import { ownOrigin } from "../http/own-origin.ts";
import type { DeleteSite } from "./delete-site.ts";
import { hoursPreview } from "./hours-preview.ts";
import { type ManageSites, toSite } from "./manage-sites.ts";
import { createPreviewScript } from "./preview-script.ts";
import type { Sightings } from "./sightings.ts";
import { checkTexts, createWidgetTexts } from "./widget-texts.ts";

const BY_ID = Type.Object({ id: idSchema });

/** Longest draft in an address: all its texts in a script of three bytes a letter, twice escaped. */
const DRAFT_MAX = 12_000;

/** Sites, their snippets, and what their owner is shown beside. */
export function siteRoutes(
  api: Api,
  deps: {
    guard: Guard;
    clock: Clock;
    sites: ManageSites;
    deleteSite: DeleteSite;
    sightings: Sightings;
    widgetDir: string;
    publicOrigin: string | null;
  },
): void {
  const { guard, sites, publicOrigin } = deps;
  const texts = createWidgetTexts(deps.widgetDir);
  const previewScript = createPreviewScript(deps.widgetDir);

  api.get("/sites", (request) => {
    guard.agent(request);
    return sites.list(ownOrigin(request, publicOrigin));
  });

  api.post("/sites", { schema: { body: siteDraftSchema } }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    checkTexts(request.body.options?.texts ?? {}, texts());
    const site = await sites.add(request.body);
    return reply.code(201).send(toSite(site, ownOrigin(request, publicOrigin)));
  });

  api.put("/sites/:id", { schema: { params: BY_ID, body: siteDraftSchema } }, async (request) => {
    guard.role(request, "owner", "admin");
    checkTexts(request.body.options?.texts ?? {}, texts());
    const site = await sites.change(request.params.id, request.body);
    return toSite(site, ownOrigin(request, publicOrigin));
  });

  api.delete("/sites/:id", { schema: { params: BY_ID } }, async (request, reply) => {
    guard.role(request, "owner");
    await deps.deleteSite(request.params.id);
    return reply.code(204).send();
  });

  api.get("/sites/:id/sighting", { schema: { params: BY_ID } }, async (request) => {
    guard.agent(request);
    const { id } = await sites.existing(request.params.id);
    return deps.sightings.last(id);
  });

  api.get("/widget-texts", (request) => {
    guard.agent(request);
    return texts();
  });

  api.post("/hours-preview", { schema: { body: hoursDraftSchema } }, (request) => {
    guard.agent(request);
    return hoursPreview(request.body.hours, deps.clock.now());
  });

  api.get(
    "/widget-preview.js",
    { schema: { querystring: Type.Object({ draft: Type.String({ maxLength: DRAFT_MAX }) }) } },
    (request, reply) => {
      guard.agent(request);
      const script = previewScript(request.query.draft);
      reply.headers({ "cache-control": "no-store", "cross-origin-resource-policy": "same-origin" });
      return reply.type("text/javascript; charset=utf-8").send(script);
    },
  );
}
