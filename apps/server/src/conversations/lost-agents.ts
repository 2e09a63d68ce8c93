import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Presence } from "../presence/presence.ts";
import type { ConversationChanges } from "./change-conversation.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { FindConversation } from "./find-conversation.ts";

/** So long an agent may be without a console: a reload, a tunnel, a restart of the server are over by then. */
export const LOST_AFTER_MS = 60_000;

/** Conversations that one run gives back: the next one goes on. */
const AT_ONCE = 100;

export type LostAgents = ReturnType<typeof createLostAgents>;

/**
 * Gives back to the queue what agents have who are gone. Every node keeps in mind since when each has been
 * away, as it hears of them; after its start it counts from its first look.
 */
export function createLostAgents(deps: {
  db: Db;
  clock: Clock;
  presence: Presence;
  changes: ConversationChanges;
  store: ConversationStore;
  find: FindConversation;
}) {
  const { db, clock, presence, changes, store, find } = deps;
  const awaySince = new Map<string, number>();

  function isLost(agentId: string, now: number): boolean {
    if (presence.agentIsHere(agentId)) return false;
    const since = awaySince.get(agentId) ?? now;
    awaySince.set(agentId, since);
    return now - since >= LOST_AFTER_MS;
  }

  async function giveBack(conversationId: string, agentId: string): Promise<void> {
    await db.writes.stage(
      { conversationId },
      () => {
        const row = find.staged(conversationId);
        const has = row.state === "active" && row.assigneeId === agentId;
        if (!has || presence.agentIsHere(agentId)) return undefined;
        const act = { type: "lose_agent", agentId } as const;
        return changes.change(row, { act, by: { kind: "system" }, says: [] });
      },
      (recorded) => recorded && changes.publish(recorded),
    );
  }

  return {
    /** An agent came or went, on whichever node. */
    changed(agentId: string): void {
      if (presence.agentIsHere(agentId)) awaySince.delete(agentId);
      else if (!awaySince.has(agentId)) awaySince.set(agentId, clock.now());
    },

    /** As a process that has just started: nobody was seen to go. */
    forget: (): void => awaySince.clear(),

    /** Looks at all who have conversations. */
    async giveBack(): Promise<void> {
      const now = clock.now();
      const lost = (await store.agentsAtWork()).filter((agentId) => isLost(agentId, now));
      const theirs = await store.activeOf(lost, AT_ONCE);
      await Promise.all(theirs.map(({ id, assigneeId }) => giveBack(id, assigneeId ?? "")));
    },
  };
}
