import type { MacroAct, MacroRun } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { AgentActs } from "../conversations/agent-acts.ts";
import type { LabelActs } from "../conversations/label-acts.ts";
import { Refusal } from "../refusal.ts";
import type { Reader } from "./canned-reply-rights.ts";
import type { ManageCannedReplies } from "./manage-canned-replies.ts";

const MINUTE_MS = 60_000;

/** What a macro is made of: each act as it is done by hand. */
export type MacroActs = Pick<AgentActs, "snooze" | "close" | "transfer"> &
  Pick<LabelActs, "tags" | "priority">;

export type RunMacro = ReturnType<typeof createRunMacro>;

/**
 * Does what a macro says, one act after the other. Stops at the first that is refused, and says which:
 * what was done before stays done. Refuses a macro that is not in the agent's menu.
 */
export function createRunMacro(deps: {
  clock: Clock;
  replies: ManageCannedReplies;
  acts: MacroActs;
}) {
  const { clock, replies, acts } = deps;

  return async (reader: Reader, id: string, conversationId: string): Promise<MacroRun> => {
    const macro = await replies.seen(reader, id);
    for (const [done, act] of macro.acts.entries()) {
      try {
        await run(reader.id, conversationId, act);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { done, failed: { step: done + 1, act, reason: error.message } };
      }
    }
    return { done: macro.acts.length, failed: null };
  };

  function run(agentId: string, conversationId: string, act: MacroAct): Promise<unknown> {
    switch (act.type) {
      case "tag":
        return acts.tags(agentId, conversationId, { add: act.tags });
      case "priority":
        return acts.priority(agentId, conversationId, act);
      case "snooze": {
        const until = act.minutes === null ? null : clock.now() + act.minutes * MINUTE_MS;
        return acts.snooze(agentId, conversationId, { until });
      }
      case "close":
        return acts.close(agentId, conversationId, act);
      case "transfer":
        return acts.transfer(agentId, conversationId, { agentId: act.agentId });
      case "transfer_to_team":
        return acts.transfer(agentId, conversationId, { teamId: act.teamId });
    }
  }
}
