import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";

/**
 * Rows of two columns for an `insert … select`, as one parameter: a statement with a parameter for each value
 * takes many times longer to build and to prepare. Each engine has its own name for what reads JSON.
 */
export function rowsOfJson(
  engine: Db["engine"],
  rows: readonly (readonly [string, string | number])[],
): SQL {
  const json = JSON.stringify(rows);
  const source =
    engine === "sqlite" ? sql`json_each(${json})` : sql`json_array_elements(${json}::json)`;
  const second = sql`"value"->>1`;
  const typed = typeof rows[0]?.[1] === "number" ? sql`cast(${second} as bigint)` : second;
  // SQLite needs the condition: without, what follows could be the condition of a join.
  return sql`select "value"->>0, ${typed} from ${source} where true`;
}
