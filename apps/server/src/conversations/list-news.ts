import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import { type ConversationRow, toConversation } from "./conversation-row.ts";

/** How long a list gathers at least, in milliseconds: ten times a second is live enough for eyes. */
const GATHER_MS = 100;

/** What a console is told of in a second, about; each row still comes every two seconds. */
const ROWS_PER_SECOND = 500;
const GATHER_MAX_MS = 2_000;

/** Rows of one frame: a hundred consoles take it within a few milliseconds, and others get a turn. */
const ROWS_PER_FRAME = 25;

/** Tells all consoles how conversations stand now. */
export interface ListNews {
  publish(row: ConversationRow): void;
}

/**
 * A quiet house hears at once; in a busy one what changed is gathered into one frame, in which each
 * conversation is told once, as it then stands: every row goes to every console, so that a frame
 * of its own for each would cost more than the messages themselves. The more there was to tell, the
 * longer the next telling gathers. Rows leave in the order of their changes, all that wait before any
 * newer one: who has seen a change has missed none before it. `onRow` hears of each row at once.
 */
export function createListNews(hub: Hub, onRow?: (row: ConversationRow) => void): ListNews {
  const waiting = new Map<string, ConversationRow>();
  let gathering: NodeJS.Timeout | undefined;

  /** All of them, frame by frame; what changes meanwhile waits, and is not told as it was. */
  function tell(rows: ConversationRow[], from = 0): void {
    const told = Math.min(rows.length, from + ROWS_PER_FRAME);
    const current = rows.slice(from, told).filter(({ id }) => !waiting.has(id));
    const conversations = current.map(toConversation);
    if (conversations.length > 0) hub.tell(agentsTopic, { type: "conversations", conversations });
    const pause = (rows.length * 1000) / ROWS_PER_SECOND;
    const gather = Math.min(GATHER_MAX_MS, Math.max(GATHER_MS, pause));
    gathering = told < rows.length ? setTimeout(tell, 0, rows, told) : setTimeout(flush, gather);
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
      onRow?.(row);
      if (gathering === undefined) return tell([row]);
      // Taken out first: the map's order is then the order of the changes.
      waiting.delete(row.id);
      waiting.set(row.id, row);
    },
  };
}
