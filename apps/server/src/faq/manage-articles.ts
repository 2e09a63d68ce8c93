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

  const add = (siteId: string, draft: ArticleDraft): Promise<Article> =>
    db.writes.write(async () => {
      const site = await sites.existing(siteId);
      const article = { ...draft, id: nanoid(), siteId: site.id, updatedAt: clock.now() };
      await store.insert(article);
      return article;
    }, changed);

  const change = (id: string, draft: ArticleDraft): Promise<Article> =>
    db.writes.write(async () => {
      const article = { ...(await existing(id)), ...draft, updatedAt: clock.now() };
      await store.update(article);
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
    if (!article) throw new Refusal("not_found", "There is no such article.");
    return article;
  }

  return { add, change, remove };
}
