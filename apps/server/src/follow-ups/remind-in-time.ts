import type { EventBody } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { ConversationChanges } from "../conversations/change-conversation.ts";
import type { ConversationRow } from "../conversations/conversation-row.ts";
import type { FindConversation } from "../conversations/find-conversation.ts";
import type { Db } from "../db/db.ts";
import { LATE_MS } from "./follow-up-row.ts";
import type { FollowUpStore } from "./follow-up-store.ts";
import type { NamesOf } from "./names-of.ts";

/** Told by one run: the next one goes on. */
const AT_ONCE = 100;

/**
 * Reminds of follow-ups when they are due, and tells colleagues of those that lie about a day later. That somebody was
 * told is in the log in the same transaction, so that nobody is told twice.
 */
export function createRemindInTime(deps: {
  db: Db;
  clock: Clock;
  changes: ConversationChanges;
  find: FindConversation;
  store: FollowUpStore;
  names: NamesOf;
}) {
  const { db, clock, changes, find, store, names } = deps;

  async function remind(conversationId: string): Promise<void> {
    await db.writes.stage(
      { conversationId },
      () => {
        const row = find.staged(conversationId);
        const now = clock.now();
        // Since it was asked for, somebody may have seen to it, or moved it.
        if (row.followUpAt === null || row.remindAt === null || row.remindAt > now)
          return undefined;
        const late = now >= row.followUpAt + LATE_MS;
        const notified = late ? colleagues(row) : owner(row);
        const body: EventBody = { type: "follow_up_due", late, notified };
        const act = { type: "visitor_remark" } as const;
        return changes.change(row, { act, by: { kind: "system" }, says: [{ body }] });
      },
      (recorded) => recorded && changes.publish(recorded),
    );
  }

  /** Whoever it is for; when they are gone, their colleagues. */
  function owner(row: ConversationRow) {
    const agent = names.present(row.followUpAgentId === null ? [] : [row.followUpAgentId]);
    const team = names.inTeam(row.followUpTeamId);
    if (agent.length > 0) return agent;
    return team.length > 0 ? team : colleagues(row);
  }

  /** The team that it is for, else that of the conversation, else those of the agent, else who looks after all. */
  function colleagues({ followUpTeamId, teamId, followUpAgentId }: ConversationRow) {
    const nearest = [
      names.inTeam(followUpTeamId),
      names.inTeam(teamId),
      followUpAgentId === null ? [] : names.besides(followUpAgentId),
    ].find((some) => some.some(({ agentId }) => agentId !== followUpAgentId));
    const own = names.present(followUpAgentId === null ? [] : [followUpAgentId]);
    const all = [...own, ...(nearest ?? names.managers())];
    return all.filter(({ agentId }, i) => all.findIndex((a) => a.agentId === agentId) === i);
  }

  return async (): Promise<void> => {
    const due = await store.toRemind(clock.now(), AT_ONCE);
    await Promise.all(due.map(({ id }) => remind(id)));
  };
}
