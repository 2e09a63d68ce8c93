import type {
  Article,
  ArticleCare,
  ArticleImage,
  ArticleVersion,
  ArticleVersionCard,
} from "@foyer/protocol";
import { http } from "../http.ts";
import { takeArticle } from "./articles-state.ts";

/** Puts what the server answers into the list. */
async function taken(asked: Promise<Article>): Promise<Article> {
  const article = await asked;
  takeArticle(article);
  return article;
}

/** The article as it is now. */
export const readArticleAgain = (id: string): Promise<Article> =>
  taken(http.get<Article>(`/articles/${id}`));

/** Changes who looks after it, when, or whose translation it is. */
export const careFor = (id: string, care: ArticleCare): Promise<Article> =>
  taken(http.patch<Article>(`/articles/${id}`, care));

/** Drops the changes of a published article that wait. */
export const discardChanges = (id: string): Promise<Article> =>
  taken(http.remove<Article>(`/articles/${id}/pending`));

/** Newest first. */
export const readVersions = (id: string): Promise<ArticleVersionCard[]> =>
  http.get<ArticleVersionCard[]>(`/articles/${id}/versions`);

export const readVersion = (id: string, number: number): Promise<ArticleVersion> =>
  http.get<ArticleVersion>(`/articles/${id}/versions/${number}`);

export const restoreVersion = (id: string, number: number): Promise<Article> =>
  taken(http.post<Article>(`/articles/${id}/versions/${number}/restore`));

/** Stores a picture; it is public from then on, to whoever knows its path. */
export const sendImage = (siteId: string, file: Blob): Promise<ArticleImage> =>
  http.post<ArticleImage>(`/sites/${siteId}/article-images`, file);

/** The answer as the help centre shows it: HTML in which nothing can run, and the pages' look. */
export const previewPage = (answer: string): Promise<{ html: string; css: string }> =>
  http.post<{ html: string; css: string }>("/articles/preview", { answer });
