import type { Article, ArticleFolder } from "@foyer/protocol";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

/** Where an article stands. */
export type Place = Pick<Article, "id" | "folderId" | "position" | "question">;

export type FolderStore = ReturnType<typeof createFolderStore>;

/** Places that one statement changes. */
const PLACED_AT_ONCE = 500;

/** The only SQL on folders, and on where articles stand. */
export function createFolderStore(db: Db) {
  const { orm } = db;
  const { articleFolders, articles } = db.tables;
  const changed = () => raiseGeneration(db, "articles");

  return {
    ofSite: (siteId: string): Promise<ArticleFolder[]> =>
      orm
        .select()
        .from(articleFolders)
        .where(eq(articleFolders.siteId, siteId))
        .orderBy(asc(articleFolders.position), asc(articleFolders.name))
        .execute(),

    async byId(id: string): Promise<ArticleFolder | undefined> {
      return (await orm.select().from(articleFolders).where(eq(articleFolders.id, id)))[0];
    },

    async insert(folders: readonly ArticleFolder[]): Promise<void> {
      if (folders.length === 0) return;
      await orm.insert(articleFolders).values([...folders]);
      await changed();
    },

    async update(folder: ArticleFolder): Promise<void> {
      await orm.update(articleFolders).set(folder).where(eq(articleFolders.id, folder.id));
      await changed();
    },

    /** The folder goes; its articles and the folders in it go to the one that it was in. */
    async remove({ id, parentId }: ArticleFolder): Promise<void> {
      await orm
        .update(articles)
        .set({ folderId: parentId, position: null })
        .where(eq(articles.folderId, id));
      await orm.update(articleFolders).set({ parentId }).where(eq(articleFolders.parentId, id));
      await orm.delete(articleFolders).where(eq(articleFolders.id, id));
      await changed();
    },

    /** Where all articles of a site stand. */
    places: (siteId: string): Promise<Place[]> =>
      orm
        .select({
          ...{ id: articles.id, folderId: articles.folderId },
          ...{ position: articles.position, question: articles.question },
        })
        .from(articles)
        .where(eq(articles.siteId, siteId))
        .execute(),

    /** Puts articles of a site into a folder, each at its position: whole numbers of our own. */
    async place(
      siteId: string,
      folderId: string | null,
      places: readonly Pick<Place, "id" | "position">[],
    ): Promise<void> {
      for (let at = 0; at < places.length; at += PLACED_AT_ONCE) {
        const some = places.slice(at, at + PLACED_AT_ONCE);
        const cases = some.map(
          ({ id, position }) => sql`when ${id} then ${sql.raw(String(Number(position)))}`,
        );
        await orm
          .update(articles)
          .set({ folderId, position: sql`case ${articles.id} ${sql.join(cases, sql` `)} end` })
          .where(
            and(
              eq(articles.siteId, siteId),
              inArray(
                articles.id,
                some.map(({ id }) => id),
              ),
            ),
          );
      }
      await changed();
    },
  };
}
