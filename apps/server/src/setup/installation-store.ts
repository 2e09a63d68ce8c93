import { eq } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { installation } from "../db/tables.ts";

export type InstallationStore = ReturnType<typeof createInstallationStore>;

/** The only SQL on facts about the installation itself. */
export function createInstallationStore({ orm }: Db) {
  const facts = new Map(
    orm
      .select()
      .from(installation)
      .all()
      .map(({ key, value }) => [key, value]),
  );
  return {
    /** From memory: it is asked for on every page. */
    get: (key: string): string | undefined => facts.get(key),
    /** Call inside a write. */
    set(key: string, value: string): void {
      orm.delete(installation).where(eq(installation.key, key)).run();
      orm.insert(installation).values({ key, value }).run();
      facts.set(key, value);
    },
  };
}
