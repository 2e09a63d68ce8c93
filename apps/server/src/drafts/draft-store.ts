import type { DraftKind } from "@foyer/protocol";
import { and, desc, eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type DraftRow = Tables["drafts"]["$inferSelect"];
export type DraftStore = ReturnType<typeof createDraftStore>;

/** Whose draft, where, and to whom. */
export interface DraftPlace {
  agentId: string;
  conversationId: string;
  kind: DraftKind;
}

/** More than an agent can have begun and still know of. */
const LISTED_MAX = 500;

/** The only SQL on drafts. */
export function createDraftStore({ orm, tables: { drafts } }: Db) {
  const at = ({ agentId, conversationId, kind }: DraftPlace) =>
    and(
      eq(drafts.agentId, agentId),
      eq(drafts.conversationId, conversationId),
      eq(drafts.kind, kind),
    );

  return {
    /** An agent's drafts, newest first. */
    of: (agentId: string): Promise<DraftRow[]> =>
      orm
        .select()
        .from(drafts)
        .where(eq(drafts.agentId, agentId))
        .orderBy(desc(drafts.savedAt))
        .limit(LISTED_MAX)
        .execute(),

    async byPlace(place: DraftPlace): Promise<DraftRow | undefined> {
      return (await orm.select().from(drafts).where(at(place)))[0];
    },

    async put(row: DraftRow): Promise<void> {
      await orm
        .insert(drafts)
        .values(row)
        .onConflictDoUpdate({
          target: [drafts.agentId, drafts.conversationId, drafts.kind],
          set: row,
        });
    },

    async remove(place: DraftPlace): Promise<void> {
      await orm.delete(drafts).where(at(place));
    },
  };
}
