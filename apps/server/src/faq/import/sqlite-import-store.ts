import type { Article, ArticleVersion } from "@foyer/protocol";
import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SqliteDb } from "../../db/db.ts";
import { preparePositional, type Values } from "../../db/positional.ts";
import type { Breathe } from "./breath.ts";

export type KeptVersion = ArticleVersion & { articleId: string };

/** What an import never changes of an article that is there. */
const FIXED: readonly (keyof Article)[] = [
  ...(["id", "siteId", "lang", "ownerId", "reviewAt"] as const),
  ...(["translationOf", "translatedFrom"] as const),
];

/**
 * Stores articles one after the other by one statement each: thousands of them take tenths of what drizzle's rows
 * cost, and whoever else has something to do comes in between.
 */
export function createSqliteImport(db: SqliteDb) {
  const { articles, articleVersions } = db.tables;
  const names = Object.keys(getTableColumns(articles)) as (keyof Article)[];
  const changed = names.filter((name) => !FIXED.includes(name));
  const versionNames = Object.keys(getTableColumns(articleVersions)) as (keyof KeptVersion)[];
  // Made when the first import comes: no start waits for them.
  const once = <T>(make: () => T) => {
    let made: T | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const insertion = once(() =>
    preparePositional(db, db.orm.insert(articles).values(open(names) as never), names),
  );
  const change = once(() => {
    const was = sql`${articles.version} = ${sql.placeholder("was")}`;
    const query = db.orm
      .update(articles)
      .set(open(changed) as never)
      .where(and(eq(articles.id, sql.placeholder("id")), was))
      .returning({ id: articles.id });
    return preparePositional(db, query, [...changed, "id", "was"]);
  });
  const keeping = once(() =>
    preparePositional(
      db,
      db.orm.insert(articleVersions).values(open(versionNames) as never),
      versionNames,
    ),
  );

  return {
    async insert(added: readonly Article[], breathe: Breathe): Promise<void> {
      for (const article of added) {
        insertion().run(valuesOf(article, names));
        await breathe();
      }
    },

    /** Gives back how many were changed: one that somebody has changed meanwhile is not. */
    async update(all: readonly Article[], breathe: Breathe): Promise<number> {
      let count = 0;
      for (const article of all) {
        const { id, version } = article;
        if (change().get([...valuesOf(article, changed), id, version - 1])) count += 1;
        await breathe();
      }
      return count;
    },

    async keepVersions(all: readonly KeptVersion[], breathe: Breathe): Promise<void> {
      for (const version of all) {
        keeping().run(valuesOf(version, versionNames));
        await breathe();
      }
    },
  };
}

/** A place for each column. */
const open = (names: readonly string[]): Record<string, SQL> =>
  Object.fromEntries(names.map((name) => [name, sql`${sql.placeholder(name)}`]));

const valuesOf = <Row extends object>(row: Row, names: readonly (keyof Row)[]): Values =>
  names.map((name) => stored(row[name]));

/** Lists and objects are kept as JSON. */
const stored = (value: unknown): string | number | null =>
  typeof value === "object" && value !== null
    ? JSON.stringify(value)
    : (value as string | number | null);
