import { Placeholder, type Query } from "drizzle-orm";
import type { SqliteDb } from "./db.ts";

/** What a statement takes by position. */
export type Values = (string | number | null)[];

/**
 * A statement that drizzle has written, run with values by position: what runs for every message
 * should not pay for names (drizzle's own prepared insert costs a third more). `names` is the order
 * of its placeholders; another one is refused here, at start, and not found out by a spoiled row.
 * `get` gives the first row's values in the order in which they are selected.
 */
export function preparePositional(
  { sqlite }: Pick<SqliteDb, "sqlite">,
  query: { toSQL(): Query },
  names: readonly string[],
): { run(values: Values): void; get(values: Values): unknown[] | undefined } {
  const { sql, params } = query.toSQL();
  const order = params.map((param) => (param instanceof Placeholder ? param.name : String(param)));
  if (order.join() !== names.join()) {
    throw new TypeError(`the statement takes ${order.join()}, not ${names.join()}: ${sql}`);
  }
  const statement = sqlite.prepare(sql);
  if (statement.reader) statement.raw();
  return {
    run: (values) => void statement.run(values),
    get: (values) => statement.get(values) as unknown[] | undefined,
  };
}
