import type { Article, ArticleDraft, NewArticle } from "@foyer/protocol";
import { nanoid } from "nanoid";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { ArticleHistory } from "./article-history.ts";
import { type Made, newArticle, nextArticle, textOf, withWords } from "./article-row.ts";
import type { ArticleStore } from "./article-store.ts";
import type { Faq } from "./faq.ts";
import { type Editor, refuseUnlessMayPublish } from "./may-publish.ts";
import { createTranslations } from "./translations.ts";

export type ManageArticles = ReturnType<typeof createManageArticles>;

/**
 * Adding, changing and removing articles; the search follows at once. `editor` is the agent who does it, null
 * the server itself.
 */
export function createManageArticles(deps: {
  db: Db;
  clock: Clock;
  store: ArticleStore;
  history: ArticleHistory;
  sites: ManageSites;
  directory: Pick<AgentDirectory, "card">;
  faq: Faq;
}) {
  const { db, clock, store, history, sites, directory, faq } = deps;
  const translations = createTranslations(store);
  const changed = ({ siteId }: Article) => faq.changed(siteId);
  const made = (editor: Editor | null): Made => ({ by: editor?.id ?? null, at: clock.now() });

  /** `also` is done in the same write. Refuses to publish for who may not. */
  const add = (
    siteId: string,
    { translationOf, ...draft }: NewArticle,
    also?: Also,
    editor: Editor | null = null,
  ): Promise<Article> =>
    db.writes.write(async () => {
      const site = await sites.existing(siteId);
      if (draft.state === "published") refuseUnlessMayPublish(editor, site);
      const row = newArticle(draft, { id: nanoid(), siteId: site.id, ...made(editor) });
      const article = translationOf ? await translations.of(row, translationOf) : row;
      await store.insert(article);
      await history.keep(null, article, null);
      await also?.(article);
      return article;
    }, changed);

  /** Inside a write: the article as it is now, which nobody else changes meanwhile. */
  async function held(id: string): Promise<Article> {
    await db.lock(`article ${id}`);
    return existing(id);
  }

  async function keep(had: Article, article: Article, restored: number | null = null) {
    await store.update(article);
    await history.keep(had, article, restored);
    return article;
  }

  /**
   * Saves a new version. `based` is the number of the version that it was made from: when somebody has saved
   * another since, it is refused with `conflict`. Refuses to change what is published for who may not.
   */
  const change = (
    id: string,
    draft: ArticleDraft,
    editor: Editor | null = null,
    { based, restored = null, also }: ChangeOptions = {},
  ): Promise<Article> =>
    db.writes.write(async () => {
      const had = await held(id);
      if (based !== undefined && based !== had.version) throw overtaken(had);
      const { state } = draft;
      const endsIt = had.state === "published" && state === "archived";
      if (state === "published" || endsIt)
        refuseUnlessMayPublish(editor, await sites.existing(had.siteId));
      const article = await keep(had, nextArticle(had, draft, made(editor)), restored);
      await also?.(article);
      return article;
    }, changed);

  function overtaken({ updatedBy }: Article): Refusal {
    const name = updatedBy ? directory.card(updatedBy).name : "Somebody";
    return new Refusal(
      "conflict",
      `${name} has saved another version of this article meanwhile: look at both.`,
    );
  }

  /** Makes what version `number` said the working text again, as a new version. */
  async function restore(id: string, number: number, editor: Editor): Promise<Article> {
    const version = await history.read(id, number);
    const draft = { ...textOf(version), state: "draft" as const };
    return change(id, draft, editor, { restored: number });
  }

  /** Drops the changes of a published article that wait. */
  const discard = (id: string, editor: Editor): Promise<Article> =>
    db.writes.write(async () => {
      const had = await held(id);
      if (!had.pending) return had;
      const { by: updatedBy, at: updatedAt } = made(editor);
      const version = had.version + 1;
      return keep(had, { ...had, pending: null, version, updatedBy, updatedAt });
    }, changed);

  /** Changes what `how` says of one of a site's articles as it is now; `also` is done in the same write. */
  const rephrase = (
    siteId: string,
    id: string,
    how: (article: Article) => Partial<ArticleDraft>,
    also: Also,
    editor: Editor | null = null,
  ): Promise<Article> =>
    db.writes.write(async () => {
      const had = await held(id);
      if (had.siteId !== siteId) throw absent();
      const { by: updatedBy, at: updatedAt } = made(editor);
      const pending = had.pending && {
        ...had.pending,
        ...how({ ...had, ...had.pending, state: had.state }),
        state: had.pending.state,
      };
      const version = had.version + 1;
      const next = { ...had, ...how(had), pending, version, updatedBy, updatedAt };
      const article = await keep(had, withWords(had, next));
      await also(article);
      return article;
    }, changed);

  /** Refuses to remove what is published for who may not. */
  async function remove(id: string, editor: Editor | null = null): Promise<void> {
    await db.writes.write(async () => {
      const article = await held(id);
      if (article.state === "published")
        refuseUnlessMayPublish(editor, await sites.existing(article.siteId));
      await translations.leave(article);
      await store.remove(id);
      return article;
    }, changed);
  }

  async function existing(id: string): Promise<Article> {
    const article = await store.byId(id);
    if (!article) throw absent();
    return article;
  }

  return { add, change, restore, discard, rephrase, remove, existing };
}

/** What another feature stores together with an article. */
type Also = (article: Article) => Promise<void>;

interface ChangeOptions {
  based?: number | undefined;
  restored?: number | null;
  also?: Also;
}

const absent = (): Refusal => new Refusal("not_found", "There is no such article.");
