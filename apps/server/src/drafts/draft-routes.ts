import { draftChangeSchema, draftKindSchema, idSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { Drafts } from "./drafts.ts";

const place = Type.Object({ conversationId: idSchema, kind: draftKindSchema });

/** What the signed-in agent has written and not sent; nobody sees another one's. */
export function draftRoutes(api: Api, deps: { guard: Guard; drafts: Drafts }): void {
  const { guard, drafts } = deps;

  api.get("/drafts", (request) => drafts.list(guard.agent(request).agent.id));

  api.put(
    "/drafts/:conversationId/:kind",
    { schema: { params: place, body: draftChangeSchema } },
    (request) => {
      const agentId = guard.agent(request).agent.id;
      return drafts.keep({ agentId, ...request.params }, request.body);
    },
  );
}
