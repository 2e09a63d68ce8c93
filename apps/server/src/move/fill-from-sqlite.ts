import type { OpenPostgres } from "../db/postgres/open-postgres.ts";
import { movedTables } from "./moved-tables.ts";
import { openSource } from "./source.ts";
import { fillEmpty, isEmpty } from "./target.ts";

/** Whether nobody has stored anything in the database, nor begun to move into it. */
export const isUnused = (db: OpenPostgres): Promise<boolean> => isEmpty(db, movedTables());

/**
 * Copies a small SQLite database into an unused one of PostgreSQL, all at once: however it ends, nothing
 * or everything is there. `first` is called before the rows are written, when nobody else can any
 * more. Resolves with whether the database was unused; else nothing is done, nor called.
 */
export async function fillFromSqlite({
  file,
  db,
  first,
}: {
  file: string;
  db: OpenPostgres;
  first: () => void;
}): Promise<boolean> {
  const tables = movedTables();
  const source = openSource(file, tables);
  try {
    return await fillEmpty(db, tables, { rows: source.rows, first });
  } finally {
    source.close();
  }
}
