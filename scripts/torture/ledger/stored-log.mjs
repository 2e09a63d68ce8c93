import { serverPackage } from "../process/server-package.mjs";

/** What a database file holds, read without the server. */
export function readStoredLog(file) {
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(file);
  try {
    // A power cut without syncs may leave less than the tables.
    const tables = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'events'").all();
    if (tables.length === 0) return { integrity: "ok", events: [], conversations: [] };
    const integrity = sqlite.pragma("integrity_check", { simple: true });
    const events = sqlite
      .prepare(
        `SELECT conversation_id AS conversationId, seq, coalesce(client_id, '') AS clientId, internal,
          json_extract(body, '$.type') AS type, json_extract(body, '$.text') AS text
        FROM events ORDER BY conversation_id, seq`,
      )
      .all();
    const conversations = sqlite
      .prepare(
        "SELECT id, seq, visible_seq AS visibleSeq, assignee_id AS assigneeId FROM conversations",
      )
      .all();
    return { integrity, events, conversations };
  } finally {
    sqlite.close();
  }
}
