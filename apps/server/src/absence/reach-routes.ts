import { idSchema } from "@foyer/protocol";
import Type from "typebox";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Api, Guard } from "../http/api.ts";
import type { Reach } from "./reach.ts";

const byId = { params: Type.Object({ id: idSchema }) };

/** GET /conversations/:id/reach: how an answer reaches the visitor while they are not there. */
export function reachRoutes(
  api: Api,
  deps: { guard: Guard; find: Pick<FindConversation, "existing">; reach: Reach },
): void {
  const { guard, find, reach } = deps;
  api.get("/conversations/:id/reach", { schema: byId }, async (request) => {
    guard.agent(request);
    const { by, email } = await reach.of(await find.existing(request.params.id));
    return { by, email };
  });
}
