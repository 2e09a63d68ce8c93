import { idSchema } from "@foyer/protocol";
import Type from "typebox";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Api, Guard } from "../http/api.ts";
import type { VisitorPush } from "../visitor-push/visitor-push.ts";
import type { Reach } from "./reach.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** GET /conversations/:id/reach: how an answer reaches the visitor while they are not there. */
export function reachRoutes(
  api: Api,
  deps: {
    guard: Guard;
    find: Pick<FindConversation, "existing">;
    reach: Reach;
    visitorPush: Pick<VisitorPush, "reaches">;
  },
): void {
  const { guard, find, reach, visitorPush } = deps;
  api.get("/conversations/:id/reach", { schema: byId }, async (request) => {
    guard.agent(request);
    const row = await find.existing(request.params.id);
    const [{ by, email }, push] = await Promise.all([reach.of(row), visitorPush.reaches(row)]);
    return { by, email, push };
  });
}
