import type { Article, ArticlePair, PhrasingSuggestion, QuestionGroups } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";
import { takeArticle } from "./articles-state.ts";

/** What a site's FAQ may learn from. */
export interface Learning extends QuestionGroups {
  pairs: ArticlePair[];
}

/** Of each site, as it was read last. */
export const learning = signal<ReadonlyMap<string, Learning>>(new Map());
export const learningError = signal("");

/** Reads a site's again. */
export async function loadLearning(siteId: string): Promise<void> {
  try {
    const [groups, pairs] = await Promise.all([
      http.get<QuestionGroups>(`/sites/${siteId}/questions/groups`),
      http.get<ArticlePair[]>(`/sites/${siteId}/articles/duplicates`),
    ]);
    learning.value = new Map(learning.value).set(siteId, { ...groups, pairs });
    learningError.value = "";
  } catch (error) {
    learningError.value = reason(error);
  }
}

/** Keeps a site's up to date while it is looked at: others learn from the same. Returns what ends it. */
export function followLearning(siteId: string): () => void {
  const again = () => {
    if (document.visibilityState === "visible") loadLearning(siteId);
  };
  loadLearning(siteId);
  const timer = setInterval(again, AGAIN_MS);
  document.addEventListener("visibilitychange", again);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", again);
  };
}

/** How old the list may be, in milliseconds, while somebody looks at it. */
const AGAIN_MS = 20_000;

/** Makes a draft of these questions, and of what an agent answered to one of them. */
export async function draftArticle(siteId: string, questionIds: string[]): Promise<Article> {
  const path = `/sites/${siteId}/questions/article`;
  return taught(siteId, questionIds, await http.post<Article>(path, { questionIds }));
}

/** Adds these questions to an article as other phrasings of it. */
export async function addPhrasings(
  siteId: string,
  questionIds: string[],
  articleId: string,
): Promise<Article> {
  const path = `/sites/${siteId}/questions/phrasings`;
  return taught(siteId, questionIds, await http.post<Article>(path, { questionIds, articleId }));
}

/** They are not for the FAQ. */
export async function dismissQuestions(siteId: string, questionIds: string[]): Promise<void> {
  await http.post(`/sites/${siteId}/questions/dismissal`, { questionIds });
  forget(siteId, questionIds);
}

/** Words that visitors were helped with by an article, and that it does not have yet. */
export const suggestPhrasings = (articleId: string): Promise<PhrasingSuggestion[]> =>
  http.get<PhrasingSuggestion[]>(`/articles/${articleId}/phrasings`);

function taught(siteId: string, questionIds: string[], article: Article): Article {
  forget(siteId, questionIds);
  takeArticle(article);
  return article;
}

function forget(siteId: string, questionIds: string[]): void {
  const held = learning.value.get(siteId);
  if (!held) return;
  const groups = held.groups.filter(({ questionIds: ids }) => !ids.includes(questionIds[0] ?? ""));
  learning.value = new Map(learning.value).set(siteId, { ...held, groups });
}
