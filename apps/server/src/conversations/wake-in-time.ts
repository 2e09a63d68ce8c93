import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Presence } from "../presence/presence.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { FindConversation } from "./find-conversation.ts";

/** Woken by one run: the next one goes on. */
const AT_ONCE = 100;

/** Wakes the snoozed whose time has come: for their agent, or for the queue when that one is away. */
export function createWakeInTime(deps: {
  db: Db;
  clock: Clock;
  presence: Presence;
  changes: ConversationChanges;
  store: ConversationStore;
  find: FindConversation;
}) {
  const { db, clock, presence, changes, store, find } = deps;

  async function wake(conversationId: string): Promise<void> {
    await db.writes.stage(
      { conversationId },
      () => {
        const row = find.staged(conversationId);
        // Since it was asked for, somebody may have taken it up, or put it aside for longer.
        const due = row.snoozedUntil !== null && row.snoozedUntil <= clock.now();
        if (row.state !== "snoozed" || !due) return undefined;
        const assigneeHere = row.assigneeId !== null && presence.agentIsHere(row.assigneeId);
        const act = { type: "wake_in_time", assigneeHere } as const;
        return changes.change(row, { act, by: { kind: "system" }, says: [] });
      },
      (recorded) => recorded && changes.publish(recorded),
    );
  }

  return async (): Promise<void> => {
    const due = await store.snoozedUntil(clock.now(), AT_ONCE);
    await Promise.all(due.map(({ id }) => wake(id)));
  };
}
