import type { Bulk, BulkAct, BulkResult, Conversation } from "@foyer/protocol";
import type { FollowUpActs } from "../follow-ups/follow-up-acts.ts";
import { Refusal } from "../refusal.ts";
import type { AgentActs } from "./agent-acts.ts";
import type { LabelActs } from "./label-acts.ts";
import type { ReopenConversation } from "./reopen-conversation.ts";

export type BulkActs = ReturnType<typeof createBulkActs>;

/** One act on many conversations. Each stands for itself: what one refuses stops no other. */
export function createBulkActs(deps: {
  acts: AgentActs;
  labels: LabelActs;
  followUps: FollowUpActs;
  reopen: ReopenConversation;
}) {
  const { acts, labels, followUps, reopen } = deps;

  function one(agentId: string, id: string, act: BulkAct): Promise<Conversation> {
    switch (act.type) {
      case "claim":
        return acts.claim(agentId, id);
      case "release":
        return acts.release(agentId, id);
      case "wake":
        return acts.wake(agentId, id);
      case "reopen":
        return reopen(agentId, id);
      case "close":
        return acts.close(agentId, id, act);
      case "snooze":
        return acts.snooze(agentId, id, act);
      case "transfer":
        return acts.transfer(agentId, id, act);
      case "tags":
        return labels.tags(agentId, id, act);
      case "priority":
        return labels.priority(agentId, id, act);
      case "stage":
        return labels.stage(agentId, id, act);
      case "follow_up":
        return followUps.set(agentId, id, act);
    }
  }

  async function outcome(agentId: string, id: string, act: BulkAct) {
    try {
      return { id, conversation: await one(agentId, id, act) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { id, error: { kind: error.kind, message: error.message } };
    }
  }

  /** All at once: writes of the same moment share one sync. */
  return async (agentId: string, { ids, act }: Bulk): Promise<BulkResult> => ({
    results: await Promise.all(ids.map((id) => outcome(agentId, id, act))),
  });
}
