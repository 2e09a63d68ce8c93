import type { Row } from "./auditor.ts";
import type { Disk } from "./disk.ts";

/** The log as it lies on the disk, of all conversations or of one. */
export function readLog(sqlite: Pick<Disk["sqlite"], "prepare">, conversationId = "%"): Row[] {
  const rows = sqlite
    .prepare(
      `SELECT conversation_id AS conversationId, seq, internal, body
       FROM events WHERE conversation_id LIKE ? ORDER BY conversation_id, seq`,
    )
    .all(conversationId) as (Omit<Row, "body"> & { body: string })[];
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as Row["body"] }));
}

/** How many events there are, of all conversations. */
export const countLog = (sqlite: Pick<Disk["sqlite"], "prepare">): number =>
  (sqlite.prepare("SELECT count(*) AS size FROM events").get() as { size: number }).size;
