import type { Article, ArticleChange, NewArticle } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";

type BySite = ReadonlyMap<string, readonly Article[]>;

/** Loaded articles of each site. */
export const articles = signal<BySite>(new Map());
export const articlesError = signal("");

/** Raised by every change made here: a list that was asked for before may not know of it. */
let changes = 0;

export async function loadArticles(siteId: string): Promise<void> {
  const before = changes;
  try {
    const list = await http.get<Article[]>(`/sites/${siteId}/articles`);
    if (before !== changes) return await loadArticles(siteId);
    put(siteId, list);
    articlesError.value = "";
  } catch (error) {
    articlesError.value = reason(error);
  }
}

/** Somebody has changed articles, or may have: reads again what is held. */
export function articlesChanged(): void {
  for (const siteId of articles.peek().keys()) void loadArticles(siteId);
}

/** Stores a new one, or the changed one with `id`. */
export async function saveArticle(
  siteId: string,
  draft: NewArticle | ArticleChange,
  id: string | undefined,
): Promise<Article> {
  const article = id
    ? await http.put<Article>(`/articles/${id}`, draft)
    : await http.post<Article>(`/sites/${siteId}/articles`, draft);
  takeArticle(article);
  return article;
}

/** Puts one into its site's list, or in the place of what it was before. */
export function takeArticle(article: Article): void {
  changes += 1;
  put(article.siteId, [...without(article.siteId, article.id), article]);
}

export async function deleteArticle({ siteId, id }: Article): Promise<void> {
  await http.delete(`/articles/${id}`);
  changes += 1;
  put(siteId, without(siteId, id));
}

function put(siteId: string, list: readonly Article[]): void {
  articles.value = new Map(articles.value).set(siteId, list);
}

function without(siteId: string, id: string): Article[] {
  return (articles.value.get(siteId) ?? []).filter((article) => article.id !== id);
}
