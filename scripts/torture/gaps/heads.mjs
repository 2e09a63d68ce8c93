import { serverPackage } from "../process/server-package.mjs";

/** How everything stands in the database, for readers to reach. */
export function readHeads(file) {
  const Sqlite = serverPackage("better-sqlite3");
  const sqlite = new Sqlite(file, { readonly: true });
  const rows = sqlite
    .prepare("SELECT id, seq, visible_seq AS visibleSeq, state, change FROM conversations")
    .all();
  sqlite.close();
  return {
    rows,
    heads: new Map(rows.map(({ id, seq }) => [id, seq])),
    visible: new Map(rows.map(({ id, visibleSeq }) => [id, visibleSeq])),
  };
}
