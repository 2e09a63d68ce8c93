import Type, { type Static } from "typebox";
import { QUERY_MAX } from "../limits.ts";

/** Suggestions while typing. Answers carry `query` back so that stale ones can be dropped. */
export const searchArticlesSchema = Type.Object(
  { type: Type.Literal("search_articles"), query: Type.String({ maxLength: QUERY_MAX }) },
  { additionalProperties: false },
);
export type SearchArticles = Static<typeof searchArticlesSchema>;
