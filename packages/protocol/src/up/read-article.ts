import Type, { type Static } from "typebox";
import { idSchema } from "../ids.ts";

/** An article was opened outside a conversation. No answer; one that the site does not publish is passed over. */
export const readArticleSchema = Type.Object(
  { type: Type.Literal("read_article"), articleId: idSchema },
  { additionalProperties: false },
);
export type ReadArticle = Static<typeof readArticleSchema>;
