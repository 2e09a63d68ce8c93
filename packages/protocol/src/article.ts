import Type, { type Static } from "typebox";
import { idSchema, langSchema, timeSchema } from "./ids.ts";

/** An FAQ entry as it is shown in a conversation; `answer` is light markdown, rendered as nodes. */
export const articleCardSchema = Type.Object({
  id: idSchema,
  question: Type.String(),
  answer: Type.String(),
});
export type ArticleCard = Static<typeof articleCardSchema>;

export const articleStateSchema = Type.Union([Type.Literal("draft"), Type.Literal("published")]);

/** What an owner writes. `popular` ranks it on the widget's home: 1 first, null not at all. */
export const articleDraftSchema = Type.Object(
  {
    lang: langSchema,
    question: Type.String({ minLength: 1, maxLength: 300 }),
    alternatives: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 100 }),
    answer: Type.String({ minLength: 1, maxLength: 20_000 }),
    tags: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
    popular: Type.Union([Type.Integer({ minimum: 1, maximum: 99 }), Type.Null()]),
    state: articleStateSchema,
  },
  { additionalProperties: false },
);
export type ArticleDraft = Static<typeof articleDraftSchema>;

export const articleSchema = Type.Object({
  ...articleDraftSchema.properties,
  id: idSchema,
  siteId: idSchema,
  updatedAt: timeSchema,
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
