import Type, { type Static } from "typebox";
import { idSchema, langSchema, timeSchema } from "./ids.ts";
import { ARTICLE_ANSWER_MAX, ARTICLE_QUESTION_MAX } from "./limits.ts";

/** An FAQ entry as it is shown in a conversation; `answer` is light markdown, rendered as nodes. */
export const articleCardSchema = Type.Object({
  id: idSchema,
  question: Type.String(),
  answer: Type.String(),
});
export type ArticleCard = Static<typeof articleCardSchema>;

/** `archived`: kept, and shown to nobody any more. */
export const articleStateSchema = Type.Union([
  Type.Literal("draft"),
  Type.Literal("in_review"),
  Type.Literal("published"),
  Type.Literal("archived"),
]);
export type ArticleState = Static<typeof articleStateSchema>;

const phrasingSchema = Type.String({ minLength: 1, maxLength: ARTICLE_QUESTION_MAX });

/** What an article says. `popular` ranks it on the widget's home: 1 first, null not at all. */
export const articleTextSchema = Type.Object({
  lang: langSchema,
  question: phrasingSchema,
  alternatives: Type.Array(phrasingSchema, { maxItems: 100 }),
  answer: Type.String({ minLength: 1, maxLength: ARTICLE_ANSWER_MAX }),
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
  popular: Type.Union([Type.Integer({ minimum: 1, maximum: 99 }), Type.Null()]),
});
export type ArticleText = Static<typeof articleTextSchema>;

/** What an agent writes, and what is to become of it. */
export const articleDraftSchema = Type.Object(
  { ...articleTextSchema.properties, state: articleStateSchema },
  { additionalProperties: false },
);
export type ArticleDraft = Static<typeof articleDraftSchema>;

/** Changes of a published article that are not published yet. */
export const pendingArticleSchema = Type.Object({
  ...articleTextSchema.properties,
  state: Type.Union([Type.Literal("draft"), Type.Literal("in_review")]),
});
export type PendingArticle = Static<typeof pendingArticleSchema>;

const versionSchema = Type.Integer({ minimum: 1 });

/**
 * `version` counts what was saved, `wordsVersion` is the one that last changed the question or answer that are shown.
 * A translation has the article that it was made from in `translationOf`, and in `translatedFrom` the
 * `wordsVersion` whose words it says. `reviewAt`: when somebody is to look whether it is still true.
 */
export const articleSchema = Type.Object({
  ...articleDraftSchema.properties,
  id: idSchema,
  siteId: idSchema,
  /** Where it stands; null: in no folder. One that is gone is none. */
  folderId: Type.Union([idSchema, Type.Null()]),
  /** Its place among its neighbours, 0 first; null: behind all that have one, by its question. */
  position: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  updatedAt: timeSchema,
  updatedBy: Type.Union([idSchema, Type.Null()]),
  version: versionSchema,
  wordsVersion: versionSchema,
  pending: Type.Union([pendingArticleSchema, Type.Null()]),
  ownerId: Type.Union([idSchema, Type.Null()]),
  reviewAt: Type.Union([timeSchema, Type.Null()]),
  translationOf: Type.Union([idSchema, Type.Null()]),
  translatedFrom: Type.Union([versionSchema, Type.Null()]),
});
export type Article = Static<typeof articleSchema>;

/** How many visitors said that an article helped, and how many that it did not. */
export const articleJudgementsSchema = Type.Object({
  articleId: idSchema,
  helped: Type.Integer({ minimum: 0 }),
  notHelped: Type.Integer({ minimum: 0 }),
});
export type ArticleJudgements = Static<typeof articleJudgementsSchema>;

/** One answer of the search: `confidence` 0…1 is calibrated (of those at 0.8 some 80 % are right). */
export const articleHitSchema = Type.Object({
  ...articleCardSchema.properties,
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
});
export type ArticleHit = Static<typeof articleHitSchema>;
