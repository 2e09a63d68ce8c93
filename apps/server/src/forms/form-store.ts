import { eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";

export type FormStore = ReturnType<typeof createFormStore>;

/** The only SQL on who has answered the questions before a chat. */
export function createFormStore({ orm, tables: { formFillings } }: Db) {
  return {
    /** When the visitor last did, if ever. */
    async filledAt(visitorId: string): Promise<number | undefined> {
      const rows = await orm
        .select({ at: formFillings.at })
        .from(formFillings)
        .where(eq(formFillings.visitorId, visitorId));
      return rows[0]?.at;
    },
    async put(visitorId: string, at: number): Promise<void> {
      await orm
        .insert(formFillings)
        .values({ visitorId, at })
        .onConflictDoUpdate({ target: formFillings.visitorId, set: { at } });
    },
  };
}
