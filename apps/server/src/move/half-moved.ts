import { DatabaseUnusable } from "../db/database-unusable.ts";
import type { PostgresDb } from "../db/db.ts";

/** The table that is there while a move has begun and not ended: how far it is. */
export const MOVING = "moving_tables";

/** Whether a move into the database has begun and not ended. */
export async function isHalfMoved(db: Pick<PostgresDb, "query">): Promise<boolean> {
  const { rows } = await db.query(`SELECT to_regclass('${MOVING}') IS NOT NULL AS half`);
  return rows[0]?.half === true;
}

/**
 * To be called before a server uses the database. Rejects with DatabaseUnusable while it holds only a
 * part of what is moved into it.
 */
export async function refuseHalfMoved(db: Pick<PostgresDb, "query">): Promise<void> {
  if (!(await isHalfMoved(db))) return;
  throw new DatabaseUnusable(
    "DATABASE_URL: this database holds a part of what is moved into it. Run `npm run foyer -- migrate-to-postgres` again: it goes on where it stopped. Or unset DATABASE_URL to go on with SQLite.",
  );
}
