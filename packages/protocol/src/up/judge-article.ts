import Type, { type Static } from "typebox";
import { clientIdSchema, idSchema } from "../ids.ts";

/** "Did this help?", said of an article; the last word of a visitor on an article counts. */
export const judgeArticleSchema = Type.Object(
  {
    type: Type.Literal("judge_article"),
    clientId: clientIdSchema,
    articleId: idSchema,
    helped: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type JudgeArticle = Static<typeof judgeArticleSchema>;
