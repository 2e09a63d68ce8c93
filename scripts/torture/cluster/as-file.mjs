import { serverPackage } from "../process/server-package.mjs";

/**
 * Writes what PostgreSQL holds of conversations and events into a new SQLite file, column by
 * column: what audits the one audits the other.
 */
export async function writeAsFile(stored, file) {
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(file);
  sqlite.exec(`
    CREATE TABLE conversations (id, visitor_id, seq, visible_seq, assignee_id);
    CREATE TABLE events (conversation_id, seq, client_id, internal, body);`);
  const copy = (table, columns, rows) => {
    const insert = sqlite.prepare(
      `INSERT INTO ${table} VALUES (${columns.map((name) => `@${name}`).join(", ")})`,
    );
    sqlite.transaction(() => rows.forEach((row) => void insert.run(row)))();
  };
  const conversations = ["id", "visitor_id", "seq", "visible_seq", "assignee_id"];
  const events = ["conversation_id", "seq", "client_id", "internal", "body"];
  copy(
    "conversations",
    conversations,
    await stored.ask(`SELECT ${conversations.join(", ")} FROM conversations`),
  );
  copy(
    "events",
    events,
    await stored.ask(
      `SELECT conversation_id, seq, client_id, internal::int AS internal, body::text AS body
      FROM events`,
    ),
  );
  sqlite.close();
}
