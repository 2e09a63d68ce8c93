import type { Article, ArticleDraft } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/open.ts";
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

  const add = (siteId: string, draft: ArticleDraft): Promise<Article> =>
    db.writes.write(() => {
      const site = sites.existing(siteId);
      const article = { ...draft, id: nanoid(), siteId: site.id, updatedAt: clock.now() };
      store.insert(article);
      return article;
    }, changed);

  const change = (id: string, draft: ArticleDraft): Promise<Article> =>
    db.writes.write(() => {
      const article = { ...existing(id), ...draft, updatedAt: clock.now() };
      store.update(article);
      return article;
    }, changed);

  async function remove(id: string): Promise<void> {
    await db.writes.write(() => {
      const article = existing(id);
      store.remove(id);
      return article;
    }, changed);
  }

  function existing(id: string): Article {
    const article = store.byId(id);
    if (!article) throw new Refusal("not_found", "There is no such article.");
    return article;
  }

  return { add, change, remove };
}
