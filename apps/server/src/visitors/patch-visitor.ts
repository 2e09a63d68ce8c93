import type { Visitor, VisitorPatch } from "@foyer/protocol";
import { type ConversationStore, toConversation } from "../conversations/conversation-store.ts";
import type { Db } from "../db/open.ts";
import type { Presence } from "../presence/presence.ts";
import { Refusal } from "../refusal.ts";
import { agentsTopic, type Hub } from "../socket/hub.ts";
import { toVisitor, type VisitorStore } from "./visitor-store.ts";

export type PatchVisitor = ReturnType<typeof createPatchVisitor>;

/** An agent notes a visitor's name or email; every list that shows the name follows. */
export function createPatchVisitor(deps: {
  db: Db;
  hub: Hub;
  presence: Presence;
  visitors: VisitorStore;
  conversations: ConversationStore;
}) {
  const { db, hub, presence, visitors, conversations } = deps;

  return async (id: string, patch: VisitorPatch): Promise<Visitor> => {
    await db.writes.write(
      () => {
        if (!visitors.byId(id)) throw new Refusal("not_found", "There is no such visitor.");
        visitors.update(id, patch);
        return conversations.ofVisitor(id).map((row) => {
          const changed = { ...row, change: conversations.nextChange() };
          conversations.update(changed);
          return changed;
        });
      },
      (rows) => {
        for (const row of rows) {
          hub.publish(agentsTopic, { type: "conversation", conversation: toConversation(row) });
        }
      },
    );
    const visitor = visitors.byId(id);
    if (!visitor) throw new Refusal("not_found", "There is no such visitor.");
    return toVisitor(visitor, presence.visitorIsHere(id));
  };
}
