import type { Article, ArticleDraft } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { ArticleStore } from "./article-store.ts";
import type { Faq } from "./faq.ts";

export type ManageArticles = ReturnType<typeof createManageArticles>;

/** Adding, changing and removing articles; the search follows at once. */
export function createManageArticles(deps: {
  db: Db;
  clock: Clock;
  store: ArticleStore;
  sites: ManageSites;
  faq: Faq;
}) {
  const { db, clock, store, sites, faq } = deps;
  const changed = ({ siteId }: Article) => faq.changed(siteId);

  /** `also` is done in the same write. */
  const add = (siteId: string, draft: ArticleDraft, also?: Also): Promise<Article> =>
    db.writes.write(async () => {
      const site = await sites.existing(siteId);
      const article = { ...draft, id: nanoid(), siteId: site.id, updatedAt: clock.now() };
      await store.insert(article);
      await also?.(article);
      return article;
    }, changed);

  const change = (id: string, draft: ArticleDraft): Promise<Article> =>
    db.writes.write(async () => {
      const article = { ...(await existing(id)), ...draft, updatedAt: clock.now() };
      await store.update(article);
      return article;
    }, changed);

  /** Changes what `how` says of one of a site's articles as it is now; `also` is done in the same write. */
  const rephrase = (
    siteId: string,
    id: string,
    how: (article: Article) => Partial<ArticleDraft>,
    also: Also,
  ): Promise<Article> =>
    db.writes.write(async () => {
      const had = await existing(id);
      if (had.siteId !== siteId) throw absent();
      const article = { ...had, ...how(had), updatedAt: clock.now() };
      await store.update(article);
      await also(article);
      return article;
    }, changed);

  async function remove(id: string): Promise<void> {
    await db.writes.write(async () => {
      const article = await existing(id);
      await store.remove(id);
      return article;
    }, changed);
  }

  async function existing(id: string): Promise<Article> {
    const article = await store.byId(id);
    if (!article) throw absent();
    return article;
  }

  return { add, change, rephrase, remove, existing };
}

/** What another feature stores together with an article. */
type Also = (article: Article) => Promise<void>;

const absent = (): Refusal => new Refusal("not_found", "There is no such article.");
