import {
  bulkSchema,
  closeSchema,
  handToFaqSchema,
  idSchema,
  setPrioritySchema,
  setStageSchema,
  snoozeSchema,
  tagsChangeSchema,
  transferSchema,
} from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { Refusal } from "../refusal.ts";
import type { AgentActs } from "./agent-acts.ts";
import type { BulkActs } from "./bulk-acts.ts";
import { toConversation } from "./conversation-row.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { LabelActs } from "./label-acts.ts";
import type { ListConversations } from "./list-conversations.ts";
import { filterOf, listQuerySchema } from "./list-query.ts";
import type { ReopenConversation } from "./reopen-conversation.ts";
import { tagList } from "./tag-list.ts";

const byId = { params: Type.Object({ id: idSchema }) };
interface Deps {
  guard: Guard;
  agentActs: AgentActs;
  labelActs: LabelActs;
  bulkActs: BulkActs;
  reopen: ReopenConversation;
  conversations: ConversationStore;
  listConversations: ListConversations;
}

/** Lists of conversations, and what agents do to them. */
export function conversationRoutes(api: Api, deps: Deps): void {
  lists(api, deps);
  courses(api, deps);
  labels(api, deps);
}

function lists(api: Api, { guard, conversations, listConversations }: Deps): void {
  api.get("/conversations", { schema: { querystring: listQuerySchema } }, (request) => {
    const { visitorId, cursor, ...query } = request.query;
    const wish = { filter: filterOf(query), visitorId, cursor };
    return listConversations(guard.agent(request).agent.id, wish);
  });

  api.get("/conversations/:id", { schema: byId }, async (request) => {
    guard.agent(request);
    const row = await conversations.byId(request.params.id);
    if (!row) throw new Refusal("not_found", "There is no such conversation.");
    return toConversation(row);
  });

  api.get("/sites/:id/tags", { schema: byId }, async (request) => {
    guard.agent(request);
    return { items: await tagList(conversations, request.params.id) };
  });
}

/** What makes a conversation go on elsewhere, later or not at all. */
function courses(api: Api, { guard, agentActs: acts, reopen, bulkActs }: Deps): void {
  api.post("/conversations/:id/claim", { schema: byId }, (request) =>
    acts.claim(guard.agent(request).agent.id, request.params.id),
  );

  api.post("/conversations/:id/release", { schema: byId }, (request) =>
    acts.release(guard.agent(request).agent.id, request.params.id),
  );

  api.post(
    "/conversations/:id/transfer",
    { schema: { ...byId, body: transferSchema } },
    (request) => acts.transfer(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.post(
    "/conversations/:id/hand-to-faq",
    { schema: { ...byId, body: handToFaqSchema } },
    (request) => acts.handToFaq(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.post("/conversations/:id/close", { schema: { ...byId, body: closeSchema } }, (request) =>
    acts.close(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.post("/conversations/:id/reopen", { schema: byId }, (request) =>
    reopen(guard.agent(request).agent.id, request.params.id),
  );

  api.post("/conversations/:id/snooze", { schema: { ...byId, body: snoozeSchema } }, (request) =>
    acts.snooze(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.post("/conversations/:id/wake", { schema: byId }, (request) =>
    acts.wake(guard.agent(request).agent.id, request.params.id),
  );

  api.post("/conversations/bulk", { schema: { body: bulkSchema } }, (request) =>
    bulkActs(guard.agent(request).agent.id, request.body),
  );
}

/** What is written on a conversation. */
function labels(api: Api, { guard, labelActs: acts }: Deps): void {
  api.post("/conversations/:id/tags", { schema: { ...byId, body: tagsChangeSchema } }, (request) =>
    acts.tags(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.put(
    "/conversations/:id/priority",
    { schema: { ...byId, body: setPrioritySchema } },
    (request) => acts.priority(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.put("/conversations/:id/stage", { schema: { ...byId, body: setStageSchema } }, (request) =>
    acts.stage(guard.agent(request).agent.id, request.params.id, request.body),
  );
}
