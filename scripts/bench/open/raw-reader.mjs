import { databaseFile } from "../../../apps/server/src/db/open.ts";
import { serverPackage } from "../floor/server-package.mjs";

/** The floor: the same rows by the driver alone, prepared, nothing made of them. */
export function createRawReader(dataDir) {
  const db = serverPackage("better-sqlite3")(databaseFile(dataDir), { readonly: true });
  const columns = "conversation_id, seq, at, by_kind, by_id, client_id, body";
  const where = "WHERE conversation_id = ? AND internal = 0";
  const newest = db.prepare(`SELECT ${columns} FROM events ${where} ORDER BY seq DESC LIMIT ?`);
  const after = db.prepare(`SELECT ${columns} FROM events ${where} AND seq > ? ORDER BY seq`);
  return {
    newest: (id, count) => newest.all(id, count).reverse(),
    after: (id, seq) => after.all(id, seq),
  };
}
