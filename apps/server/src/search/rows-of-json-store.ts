import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";

/**
 * Rows for an `insert … select`, as one parameter: a statement with a parameter for each value takes many times
 * longer to build and to prepare. What is a number in the first row is one in all. Each engine has its own name
 * for what reads JSON.
 */
export function rowsOfJson(
  engine: Db["engine"],
  rows: readonly (readonly (string | number)[])[],
): SQL {
  const json = JSON.stringify(rows);
  const source =
    engine === "sqlite" ? sql`json_each(${json})` : sql`json_array_elements(${json}::json)`;
  const columns = (rows[0] ?? []).map((first, at) => {
    const value = sql`"value"->>${sql.raw(String(at))}`;
    return typeof first === "number" ? sql`cast(${value} as bigint)` : value;
  });
  // SQLite needs the condition: without, what follows could be the condition of a join.
  return sql`select ${sql.join(columns, sql`, `)} from ${source} where true`;
}
