import Type, { type Static } from "typebox";
import { articleDraftSchema, articleStateSchema, articleTextSchema } from "./article.ts";
import { idSchema, timeSchema } from "./ids.ts";

const numberSchema = Type.Integer({ minimum: 1 });

/** A new article; `translationOf` is the article that it says in another language. */
export const newArticleSchema = Type.Object(
  { ...articleDraftSchema.properties, translationOf: Type.Optional(idSchema) },
  { additionalProperties: false },
);
export type NewArticle = Static<typeof newArticleSchema>;

/** A new version; `based` is the number of the one that it was made from: another one meanwhile is a conflict. */
export const articleChangeSchema = Type.Object(
  { ...articleDraftSchema.properties, based: Type.Optional(numberSchema) },
  { additionalProperties: false },
);
export type ArticleChange = Static<typeof articleChangeSchema>;

/** What is no part of its versions. `upToDate`: a translation says again what its original says. */
export const articleCareSchema = Type.Object(
  {
    ownerId: Type.Optional(Type.Union([idSchema, Type.Null()])),
    reviewAt: Type.Optional(Type.Union([timeSchema, Type.Null()])),
    translationOf: Type.Optional(Type.Union([idSchema, Type.Null()])),
    upToDate: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type ArticleCare = Static<typeof articleCareSchema>;

/** One saved version in the list of them. `restored` is the number of the one that it brought back. */
export const articleVersionCardSchema = Type.Object({
  number: numberSchema,
  at: timeSchema,
  byId: Type.Union([idSchema, Type.Null()]),
  state: articleStateSchema,
  restored: Type.Union([numberSchema, Type.Null()]),
});
export type ArticleVersionCard = Static<typeof articleVersionCardSchema>;

/** A saved version with what it said. */
export const articleVersionSchema = Type.Object({
  ...articleVersionCardSchema.properties,
  ...articleTextSchema.properties,
});
export type ArticleVersion = Static<typeof articleVersionSchema>;

/** A picture that stands in articles: `path` is its address on this server. */
export const articleImageSchema = Type.Object({
  path: Type.String(),
  width: numberSchema,
  height: numberSchema,
});
export type ArticleImage = Static<typeof articleImageSchema>;
