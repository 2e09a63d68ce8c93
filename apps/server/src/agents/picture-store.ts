import { eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import type { Tables } from "../db/tables.ts";

export type PictureRow = Tables["agentPictures"]["$inferSelect"];
export type PictureStore = ReturnType<typeof createPictureStore>;

/** The only SQL on agents' pictures. */
export function createPictureStore({ orm, tables: { agentPictures } }: Db) {
  return {
    async byId(id: string): Promise<PictureRow | undefined> {
      return (await orm.select().from(agentPictures).where(eq(agentPictures.id, id)))[0];
    },
    async insert(row: PictureRow): Promise<void> {
      await orm.insert(agentPictures).values(row);
    },
    async removeOf(agentId: string): Promise<void> {
      await orm.delete(agentPictures).where(eq(agentPictures.agentId, agentId));
    },
  };
}
