import type { ConversationRow } from "./conversation-store.ts";

/** A message this long after closing still belongs to the same talk; later it opens a new one. */
const REOPEN_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** Whether a visitor's next act continues this conversation at `now`. */
export function isReopenable(row: ConversationRow, now: number): boolean {
  return row.state !== "closed" || now - (row.closedAt ?? 0) < REOPEN_WINDOW_MS;
}
