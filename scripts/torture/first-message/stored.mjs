import { serverPackage } from "../process/server-package.mjs";

/** Visitors with more than one conversation, and conversations altogether. */
export function countConversations(file) {
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(file, { readonly: true });
  const each = sqlite
    .prepare("SELECT visitor_id AS visitor, count(*) AS count FROM conversations GROUP BY 1")
    .all();
  sqlite.close();
  return {
    conversations: each.reduce((sum, { count }) => sum + count, 0),
    visitors: each.length,
    several: each.filter(({ count }) => count > 1).map(({ visitor }) => visitor),
  };
}
