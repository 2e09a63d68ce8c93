import { statSync } from "node:fs";
import { openSqlite } from "./sqlite.mjs";

const PER_CONVERSATION = 20;
/** Conversations in one transaction. */
const PER_COMMIT = 2_000;
const TEXT = "Do you also have this one in green, and would it be here by Friday? ".padEnd(
  100,
  ".",
);

/** Adds closed conversations to a stopped server's database until it has this many bytes. */
export function fillDatabase(file, bytes) {
  const sqlite = openSqlite(file);
  sqlite.pragma("synchronous = OFF");
  const add = {
    visitor: sqlite.prepare(`INSERT INTO visitors
      SELECT ?, id, ?, NULL, NULL, NULL, '["en"]', NULL, '', ?, ? FROM sites LIMIT 1`),
    conversation: sqlite.prepare(`INSERT INTO conversations
      SELECT ?, id, ?, 'closed', NULL, '/', ${PER_CONVERSATION}, ${PER_CONVERSATION}, 0, 0, 0, ?,
        'visitor', ?, ?, NULL, ?, 'resolved', ? FROM sites LIMIT 1`),
    event: sqlite.prepare("INSERT INTO events VALUES (?, ?, ?, 'visitor', NULL, ?, 0, ?)"),
  };
  const body = JSON.stringify({ type: "message", text: TEXT });
  let change = sqlite.prepare("SELECT coalesce(max(change), 0) FROM conversations").pluck().get();
  const addSome = sqlite.transaction(() => {
    for (let i = 0; i < PER_COMMIT; i++) {
      change += 1;
      // As random as real ids: they lie anywhere in the index.
      const id = `${((change * 2654435761) % 4294967296).toString(36)}_filled_${change}`;
      const at = 1_700_000_000_000 + change;
      add.visitor.run(id, id, at, at);
      add.conversation.run(id, id, TEXT, at, at, at, change);
      for (let seq = 1; seq <= PER_CONVERSATION; seq++) {
        add.event.run(id, seq, at, `${id}_${seq}`, body);
      }
    }
  });
  while (statSync(file).size < bytes) {
    addSome();
    sqlite.pragma("wal_checkpoint(TRUNCATE)");
  }
  sqlite.close();
}
