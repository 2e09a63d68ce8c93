import { idSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { newSecret } from "../secret.ts";
import type { ManageSites } from "./manage-sites.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/**
 * The secret that a site's owner signs identities with: made when it is first asked for. A new one takes the
 * place of the old one at once; who was let in by that stays in, for browsers have tokens of their own.
 */
export function identityRoutes(api: Api, deps: { guard: Guard; sites: ManageSites }): void {
  const { guard, sites } = deps;

  api.get("/sites/:id/identity-secret", { schema: byId }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    reply.header("cache-control", "no-store");
    return { secret: await sites.identitySecret(request.params.id, (old) => old ?? newSecret()) };
  });

  api.post("/sites/:id/identity-secret", { schema: byId }, async (request, reply) => {
    guard.role(request, "owner", "admin");
    reply.header("cache-control", "no-store");
    return { secret: await sites.identitySecret(request.params.id, newSecret) };
  });
}
