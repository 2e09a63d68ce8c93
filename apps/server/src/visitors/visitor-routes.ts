import { idSchema, visitorPatchSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { Presence } from "../presence/presence.ts";
import { Refusal } from "../refusal.ts";
import type { PatchVisitor } from "./patch-visitor.ts";
import { toVisitor, type VisitorStore } from "./visitor-store.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** The visitor panel. */
export function visitorRoutes(
  api: Api,
  deps: { guard: Guard; visitors: VisitorStore; presence: Presence; patchVisitor: PatchVisitor },
): void {
  const { guard, visitors, presence, patchVisitor } = deps;

  api.get("/visitors/:id", { schema: byId }, async (request) => {
    guard.agent(request);
    const row = await visitors.byId(request.params.id);
    if (!row) throw new Refusal("not_found", "There is no such visitor.");
    return toVisitor(row, presence.visitorIsHere(row.id));
  });

  api.patch("/visitors/:id", { schema: { ...byId, body: visitorPatchSchema } }, (request) => {
    guard.agent(request);
    return patchVisitor(request.params.id, request.body);
  });
}
