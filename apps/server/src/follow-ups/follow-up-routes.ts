import { followUpCursorSchema, idSchema, setFollowUpSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { FollowUps } from "./follow-ups.ts";

const byId = { params: Type.Object({ id: idSchema }) };
const paged = { querystring: Type.Object({ cursor: Type.Optional(followUpCursorSchema) }) };

/** Follow-ups: every agent sees all of them, and may see to any. */
export function followUpRoutes(api: Api, deps: { guard: Guard; followUps: FollowUps }): void {
  const { guard, followUps } = deps;

  api.get("/follow-ups", { schema: paged }, (request) => {
    guard.agent(request);
    return followUps.list(request.query.cursor);
  });

  api.put(
    "/conversations/:id/follow-up",
    { schema: { ...byId, body: setFollowUpSchema } },
    (request) => followUps.set(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.post("/conversations/:id/follow-up/done", { schema: byId }, (request) =>
    followUps.done(guard.agent(request).agent.id, request.params.id),
  );
}
