import { agentsTopic, type Hub } from "../socket/hub.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";

/** How long a list gathers at least, in milliseconds: ten times a second is live enough for eyes. */
const GATHER_MS = 100;

/** A console is told of at most so many rows a second, and of each of them once a second. */
const ROWS_PER_SECOND = 1000;

/** Tells all consoles how conversations stand now. */
export interface ListNews {
  publish(row: ConversationRow): void;
}

/**
 * A quiet house hears at once; in a busy one what changed is gathered into one frame, in which each
 * conversation is told once, as it then stands: every row goes to every console, so that a frame
 * of its own for each would cost more than the messages themselves. The more rows a frame had, the
 * longer the next one gathers. Rows leave in the order of their changes, all that wait before any
 * newer one: who has seen a change has missed none before it.
 */
export function createListNews(hub: Hub): ListNews {
  const waiting = new Map<string, ConversationRow>();
  let gathering: NodeJS.Timeout | undefined;

  function tell(rows: ConversationRow[]): void {
    hub.publish(agentsTopic, { type: "conversations", conversations: rows.map(toConversation) });
    const pause = (rows.length * 1000) / ROWS_PER_SECOND;
    gathering = setTimeout(flush, Math.min(1000, Math.max(GATHER_MS, pause)));
    // A server that stops does not wait for this: consoles resume by `change`.
    gathering.unref();
  }

  function flush(): void {
    gathering = undefined;
    if (waiting.size === 0) return;
    const rows = [...waiting.values()];
    waiting.clear();
    tell(rows);
  }

  return {
    publish(row) {
      if (gathering === undefined) return tell([row]);
      // Taken out first: the map's order is then the order of the changes.
      waiting.delete(row.id);
      waiting.set(row.id, row);
    },
  };
}
