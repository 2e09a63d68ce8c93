import Type, { type Static } from "typebox";
import { articleHitSchema } from "../article.ts";

/** What `search_articles` found for `query`, best first. */
export const articlesSchema = Type.Object({
  type: Type.Literal("articles"),
  query: Type.String(),
  articles: Type.Array(articleHitSchema),
});
export type Articles = Static<typeof articlesSchema>;
