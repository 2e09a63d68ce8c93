import { serverPackage } from "../process/server-package.mjs";

/** What the database of a running server says of a conversation. */
export function openStored(file) {
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(file, { readonly: true });
  const log = sqlite.prepare(
    `SELECT seq, json_extract(body, '$.type') AS type, by_id AS byId,
      json_extract(body, '$.reason') AS reason,
      coalesce(json_extract(body, '$.to.id'), json_extract(body, '$.state')) AS "to"
    FROM events WHERE conversation_id = ? ORDER BY seq`,
  );
  const row = sqlite.prepare(
    "SELECT state, assignee_id AS assigneeId, change, seq FROM conversations WHERE id = ?",
  );
  const orphans = sqlite.prepare(
    `SELECT id FROM conversations WHERE (state = 'active') <> (assignee_id IS NOT NULL)
      AND state <> 'closed'`,
  );
  return {
    log: (id) => log.all(id),
    row: (id) => row.get(id),
    orphans: () => orphans.all().map(({ id }) => id),
    close: () => sqlite.close(),
  };
}
