import { eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";
import { createKeptRows } from "../db/kept-rows.ts";

export type InstallationStore = ReturnType<typeof createInstallationStore>;

/** The only SQL on facts about the installation itself. */
export function createInstallationStore(db: Db) {
  const { orm } = db;
  const { installation } = db.tables;
  const facts = createKeptRows(
    ({ key }: { key: string; value: string }) => key,
    () => orm.select().from(installation).execute(),
  );
  return {
    /** From memory: it is asked for on every page. */
    get: (key: string): string | undefined => facts.get(key)?.value,
    /** Call inside a write. */
    async set(key: string, value: string): Promise<void> {
      await orm.delete(installation).where(eq(installation.key, key));
      await orm.insert(installation).values({ key, value });
      await raiseGeneration(db, "installation");
      facts.put({ key, value });
    },
    /** Reads the facts (again). */
    read: facts.read,
  };
}
