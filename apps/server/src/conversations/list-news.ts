import { agentsTopic, type Hub } from "../socket/hub.ts";
import { type ConversationRow, toConversation } from "./conversation-store.ts";

/** How long a busy list gathers, in milliseconds: ten times a second is live enough for eyes. */
const GATHER_MS = 100;

/** Tells all consoles how conversations stand now. */
export interface ListNews {
  publish(row: ConversationRow): void;
}

/**
 * A quiet house hears at once; in a busy one each conversation is told once per GATHER_MS, as it
 * then stands, because every row goes to every console. Rows leave in the order of their changes,
 * all that wait before any newer one: who has seen a change has missed none before it.
 */
export function createListNews(hub: Hub): ListNews {
  const waiting = new Map<string, ConversationRow>();
  let gathering: NodeJS.Timeout | undefined;

  const tell = (row: ConversationRow): void =>
    hub.publish(agentsTopic, { type: "conversation", conversation: toConversation(row) });

  function gather(): void {
    gathering = setTimeout(flush, GATHER_MS);
    // A server that stops does not wait for this: consoles resume by `change`.
    gathering.unref();
  }

  function flush(): void {
    gathering = undefined;
    if (waiting.size === 0) return;
    for (const row of waiting.values()) tell(row);
    waiting.clear();
    gather();
  }

  return {
    publish(row) {
      if (gathering === undefined) {
        tell(row);
        gather();
        return;
      }
      // Taken out first: the map's order is then the order of the changes.
      waiting.delete(row.id);
      waiting.set(row.id, row);
    },
  };
}
