import { sql } from "drizzle-orm";
import type { Db } from "./db.ts";

/** Rows that every node keeps in memory. */
export type Generation =
  | "agents"
  | "teams"
  | "standards"
  | "team_hours"
  | "sites"
  | "articles"
  | "canned_replies"
  | "views"
  | "suggestions"
  | "embeddings"
  | "blocks"
  | "complaints"
  | "installation";

/**
 * Inside a write that changes rows which nodes keep in memory: raises their generation, by which
 * the other nodes see that they have to read them again.
 */
export async function raiseGeneration(
  { orm, tables: { counters } }: Pick<Db, "orm" | "tables">,
  name: Generation,
): Promise<void> {
  await orm
    .insert(counters)
    .values({ name, value: 1 })
    .onConflictDoUpdate({
      target: counters.name,
      set: { value: sql`${counters.value} + 1` },
    });
}
