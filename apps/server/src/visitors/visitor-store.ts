import type { Page, Visitor } from "@foyer/protocol";
import { eq, sql } from "drizzle-orm";
import type { Db } from "../db/open.ts";
import { preparePositional } from "../db/positional.ts";
import { visitors } from "../db/tables.ts";

export type VisitorRow = typeof visitors.$inferSelect;

/** What acts need to know of the visitor who acts. */
export interface VisitorIdentity {
  id: string;
  siteId: string;
  name: string | null;
  pagePath: string;
}

type Seen = Pick<VisitorRow, "page" | "languages" | "timeZone" | "browser" | "seenAt">;

export type VisitorStore = ReturnType<typeof createVisitorStore>;

/** The only SQL on visitors. */
export function createVisitorStore(db: Db) {
  const { orm } = db;
  const byToken = orm
    .select()
    .from(visitors)
    .where(eq(visitors.tokenHash, sql.placeholder("tokenHash")))
    .prepare();
  const byId = orm
    .select()
    .from(visitors)
    .where(eq(visitors.id, sql.placeholder("id")))
    .prepare();
  // Once for everyone who opens a chat for the first time.
  const insert = orm
    .insert(visitors)
    .values({
      id: sql.placeholder("id"),
      siteId: sql.placeholder("siteId"),
      tokenHash: sql.placeholder("tokenHash"),
      name: sql.placeholder("name"),
      email: sql.placeholder("email"),
      page: sql.placeholder("page"),
      languages: sql.placeholder("languages"),
      timeZone: sql.placeholder("timeZone"),
      browser: sql.placeholder("browser"),
      firstSeenAt: sql.placeholder("firstSeenAt"),
      seenAt: sql.placeholder("seenAt"),
    })
    .prepare();
  // At every hello and every page they go to.
  const value = (name: string) => sql`${sql.placeholder(name)}`;
  const seen = preparePositional(
    db,
    orm
      .update(visitors)
      .set({
        page: value("page"),
        languages: value("languages"),
        timeZone: value("timeZone"),
        browser: value("browser"),
        seenAt: value("seenAt"),
      })
      .where(eq(visitors.id, value("id"))),
    ["page", "languages", "timeZone", "browser", "seenAt", "id"],
  );
  const moved = preparePositional(
    db,
    orm
      .update(visitors)
      .set({ page: value("page"), seenAt: value("seenAt") })
      .where(eq(visitors.id, value("id"))),
    ["page", "seenAt", "id"],
  );
  return {
    byToken: (tokenHash: string): VisitorRow | undefined => byToken.get({ tokenHash }),
    byId: (id: string): VisitorRow | undefined => byId.get({ id }),
    insert: (row: VisitorRow): void => void insert.run(row),
    /** What a browser says of itself when it comes. */
    seen: (id: string, { page, languages, timeZone, browser, seenAt }: Seen): void =>
      seen.run([JSON.stringify(page), JSON.stringify(languages), timeZone, browser, seenAt, id]),
    /** The page that they went to. */
    moved: (id: string, page: Page, seenAt: number): void =>
      moved.run([JSON.stringify(page), seenAt, id]),
    /** What agents note of them. */
    update: (id: string, patch: Pick<Partial<VisitorRow>, "name" | "email">): void =>
      void orm.update(visitors).set(patch).where(eq(visitors.id, id)).run(),
  };
}

/** The row as the console's visitor panel gets it. */
export function toVisitor({ tokenHash: _, ...row }: VisitorRow, online: boolean): Visitor {
  return { ...row, online };
}
