import type { Page, Visit } from "@foyer/protocol";
import { desc, eq, lt } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Db } from "../db/db.ts";

/** Pages that are kept of one visitor: enough to see how they came to ask. */
const VISITS_MAX = 20;

export type VisitStore = ReturnType<typeof createVisitStore>;

/** The only SQL on the pages that visitors were on. */
export function createVisitStore({ orm, tables: { visits } }: Db) {
  const newestOf = (visitorId: string) =>
    orm
      .select({ id: visits.id, url: visits.url, title: visits.title, at: visits.at })
      .from(visits)
      .where(eq(visits.visitorId, visitorId))
      .orderBy(desc(visits.at), desc(visits.id));

  return {
    /** Newest first. */
    async of(visitorId: string): Promise<Visit[]> {
      const rows = await newestOf(visitorId).limit(VISITS_MAX);
      return rows.map(({ url, title, at }) => ({ url, title, at }));
    },

    /** Inside a write: the page they went to at `at` (ms since 1970); the same one again is no other visit. */
    async add(visitorId: string, page: Page, at: number): Promise<void> {
      const url = asText(page.url);
      const before = await newestOf(visitorId).limit(VISITS_MAX);
      if (before[0]?.url === url) return;
      const row = { id: nanoid(), visitorId, at, url, title: asText(page.title) };
      await orm.insert(visits).values(row);
      const oldest = before[VISITS_MAX - 1];
      if (oldest) await orm.delete(visits).where(eq(visits.id, oldest.id));
    },

    /** Inside a write: what one visitor saw belongs to another now. */
    async give(fromId: string, toId: string): Promise<void> {
      await orm.update(visits).set({ visitorId: toId }).where(eq(visits.visitorId, fromId));
    },

    async removeBefore(at: number): Promise<void> {
      await orm.delete(visits).where(lt(visits.at, at));
    },
  };
}

/** As both engines take it. */
const asText = (said: string): string => said.toWellFormed().replaceAll("\0", "");
