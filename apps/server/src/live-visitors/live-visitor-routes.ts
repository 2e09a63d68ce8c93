import { idSchema, inviteSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { InviteVisitor } from "./invite-visitor.ts";

const invited = { params: Type.Object({ id: idSchema }), body: inviteSchema };

/** Writing first to who is on a site. */
export function liveVisitorRoutes(
  api: Api,
  { guard, inviteVisitor }: { guard: Guard; inviteVisitor: InviteVisitor },
): void {
  api.post("/live-visitors/:id/invite", { schema: invited }, (request) =>
    inviteVisitor(guard.agent(request).agent.id, request.params.id, request.body),
  );
}
