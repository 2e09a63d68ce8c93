import type { Article, ArticleDraft, ArticleText } from "@foyer/protocol";

/** Who changes an article, and when, in milliseconds; `by` is null where nobody does it by hand. */
export interface Made {
  by: string | null;
  at: number;
}

/** What an article says, out of anything that says as much. */
export const textOf = (one: ArticleText): ArticleText => ({
  lang: one.lang,
  question: one.question,
  alternatives: one.alternatives,
  answer: one.answer,
  tags: one.tags,
  popular: one.popular,
});

/** What an agent works on: the changes that wait, else what the article says. */
export const workingText = (article: Article): ArticleText => textOf(article.pending ?? article);

/** A new article in no folder, nobody's, and no translation. */
export function newArticle(
  draft: ArticleDraft,
  { id, siteId, by, at }: Made & Pick<Article, "id" | "siteId">,
): Article {
  return {
    ...textOf(draft),
    ...{ id, siteId, state: draft.state, updatedAt: at, updatedBy: by },
    ...{ folderId: null, position: null, version: 1, wordsVersion: 1, pending: null },
    ...{ ownerId: null, reviewAt: null, translationOf: null, translatedFrom: null },
  };
}

/**
 * An article after `draft` was saved. What is published stays as it is until its changes are published, too: until
 * then they wait in `pending`.
 */
export function nextArticle(had: Article, draft: ArticleDraft, { by, at }: Made): Article {
  const { state } = draft;
  const text = textOf(draft);
  const version = had.version + 1;
  const made = { version, updatedAt: at, updatedBy: by };
  if (had.state === "published" && (state === "draft" || state === "in_review"))
    return { ...had, ...made, pending: { ...text, state } };
  return withWords(had, { ...had, ...text, ...made, state, pending: null });
}

/** `next`, whose words count as changed in its version if they are other words than `had` has. */
export function withWords(had: Article, next: Article): Article {
  const isSame = had.question === next.question && had.answer === next.answer;
  return { ...next, wordsVersion: isSame ? had.wordsVersion : next.version };
}
