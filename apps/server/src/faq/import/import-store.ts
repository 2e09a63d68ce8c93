import type { Article } from "@foyer/protocol";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db, SqliteDb } from "../../db/db.ts";
import { raiseGeneration } from "../../db/generations.ts";
import type { Breathe } from "./breath.ts";
import { createSqliteImport, type KeptVersion } from "./sqlite-import-store.ts";

export type ImportStore = ReturnType<typeof createImportStore>;

/** Rows that are read or written by one statement. */
const AT_ONCE = 100;

/** Stamps that are read at once: they are small. */
const STAMPS_AT_ONCE = 1_000;

type Stamp = Pick<Article, "id" | "version" | "folderId">;

/** The SQL for many articles at once. */
export function createImportStore(db: Db) {
  const { orm } = db;
  const { articles, articleVersions: versions } = db.tables;

  const sqlite = db.engine === "sqlite" ? createSqliteImport(db as SqliteDb) : undefined;

  return {
    /** The first of a site's articles after the one with the id `after`, by their ids. */
    page: (siteId: string, after: string): Promise<Article[]> =>
      orm
        .select()
        .from(articles)
        .where(and(eq(articles.siteId, siteId), gt(articles.id, after)))
        .orderBy(asc(articles.id))
        .limit(AT_ONCE)
        .execute(),

    /** These, in any order. */
    byIds: (ids: string[]): Promise<Article[]> =>
      orm.select().from(articles).where(inArray(articles.id, ids)).execute(),

    /** What tells whether an article has changed. */
    async stamps(siteId: string, breathe: Breathe): Promise<Stamp[]> {
      const all: Stamp[] = [];
      for (;;) {
        const after = all.at(-1)?.id ?? "";
        const page = await orm
          .select({ id: articles.id, version: articles.version, folderId: articles.folderId })
          .from(articles)
          .where(and(eq(articles.siteId, siteId), gt(articles.id, after)))
          .orderBy(asc(articles.id))
          .limit(STAMPS_AT_ONCE);
        all.push(...page);
        if (page.length < STAMPS_AT_ONCE) return all;
        await breathe();
      }
    },

    async insert(added: readonly Article[], breathe: Breathe): Promise<void> {
      if (sqlite) return sqlite.insert(added, breathe);
      for (const some of chunks(added)) {
        await orm.insert(articles).values(some);
        await breathe();
      }
    },

    /** Gives back how many were changed: one that somebody has changed meanwhile is not. */
    async update(changed: readonly Article[], breathe: Breathe): Promise<number> {
      if (sqlite) return sqlite.update(changed, breathe);
      let count = 0;
      for (const some of chunks(changed)) {
        const rows = await orm
          .insert(articles)
          .values(some)
          .onConflictDoUpdate({
            target: articles.id,
            set: {
              ...{ answer: sql`excluded.answer`, question: sql`excluded.question` },
              ...{ alternatives: sql`excluded.alternatives`, tags: sql`excluded.tags` },
              ...{ popular: sql`excluded.popular`, state: sql`excluded.state` },
              ...{ folderId: sql`excluded.folder_id`, position: sql`excluded.position` },
              ...{ updatedAt: sql`excluded.updated_at`, updatedBy: sql`excluded.updated_by` },
              ...{ version: sql`excluded.version`, wordsVersion: sql`excluded.words_version` },
              pending: sql`excluded.pending`,
            },
            setWhere: sql`${articles.version} = excluded.version - 1`,
          })
          .returning({ id: articles.id });
        count += rows.length;
        await breathe();
      }
      return count;
    },

    /** Which versions of these articles are kept, as "ID NUMBER". */
    async keptVersions(ids: readonly string[], breathe: Breathe): Promise<Set<string>> {
      const kept = new Set<string>();
      for (const some of chunks(ids)) {
        const rows = await orm
          .select({ articleId: versions.articleId, number: versions.number })
          .from(versions)
          .where(inArray(versions.articleId, some));
        for (const { articleId, number } of rows) kept.add(`${articleId} ${number}`);
        await breathe();
      }
      return kept;
    },

    async keepVersions(rows: readonly KeptVersion[], breathe: Breathe): Promise<void> {
      if (sqlite) return sqlite.keepVersions(rows, breathe);
      for (const some of chunks(rows)) {
        await orm.insert(versions).values(some);
        await breathe();
      }
    },

    changed: (): Promise<void> => raiseGeneration(db, "articles"),
  };
}

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}
