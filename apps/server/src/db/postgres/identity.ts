import type { PostgresDb } from "../db.ts";

/**
 * What names a database among all, whatever address it is reached by. A copy of it is another one: what
 * nodes of the copy tell each other must not be heard by nodes of the original.
 */
export async function identityOf(db: Pick<PostgresDb, "query">): Promise<string> {
  const { rows } = await db.query<{ identity: string }>(
    `SELECT system_identifier || '-' || oid AS identity
     FROM pg_control_system(), pg_database WHERE datname = current_database()`,
  );
  return rows[0]?.identity ?? "";
}
