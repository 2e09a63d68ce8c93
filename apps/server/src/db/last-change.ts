import { max } from "drizzle-orm";
import type { Db } from "./db.ts";

/** Asks for the number of the last stored change of any conversation; 0 before the first. */
export function createLastChange({ orm, tables: { conversations } }: Pick<Db, "orm" | "tables">) {
  return async (): Promise<number> => {
    const [row] = await orm.select({ last: max(conversations.change) }).from(conversations);
    return Number(row?.last ?? 0);
  };
}
