import { ARTICLE_ANSWER_MAX, articleCareSchema, idSchema } from "@foyer/protocol";
import Type from "typebox";
import { answerHtml } from "../help-centre/answer-html.ts";
import { helpStyle } from "../help-centre/help-style.ts";
import type { Api, Guard } from "../http/api.ts";
import type { ArticleHistory } from "./article-history.ts";
import type { CareForArticle } from "./care-for-article.ts";
import type { ManageArticles } from "./manage-articles.ts";

/** Of an answer nothing has the owner's colour. */
const ACCENT = "#3b5bdb";

const byId = { params: Type.Object({ id: idSchema }) };
const byNumber = { params: Type.Object({ id: idSchema, number: Type.String({ maxLength: 20 }) }) };
const preview = {
  body: Type.Object(
    { answer: Type.String({ maxLength: ARTICLE_ANSWER_MAX }) },
    { additionalProperties: false },
  ),
};

/** The history of an article, who looks after it, and its answer as the help centre shows it. */
export function articleVersionRoutes(
  api: Api,
  deps: {
    guard: Guard;
    manageArticles: ManageArticles;
    articleHistory: ArticleHistory;
    careForArticle: CareForArticle;
  },
): void {
  const { guard, manageArticles, articleHistory, careForArticle } = deps;

  api.get("/articles/:id", { schema: byId }, (request) => {
    guard.agent(request);
    return manageArticles.existing(request.params.id);
  });

  api.patch("/articles/:id", { schema: { ...byId, body: articleCareSchema } }, (request) => {
    guard.agent(request);
    return careForArticle(request.params.id, request.body);
  });

  api.delete("/articles/:id/pending", { schema: byId }, (request) =>
    manageArticles.discard(request.params.id, guard.agent(request).agent),
  );

  api.get("/articles/:id/versions", { schema: byId }, async (request) => {
    guard.agent(request);
    const { id } = await manageArticles.existing(request.params.id);
    return articleHistory.list(id);
  });

  api.get("/articles/:id/versions/:number", { schema: byNumber }, (request) => {
    guard.agent(request);
    const { id, number } = request.params;
    return articleHistory.read(id, Number(number));
  });

  api.post("/articles/:id/versions/:number/restore", { schema: byNumber }, (request) => {
    const { id, number } = request.params;
    return manageArticles.restore(id, Number(number), guard.agent(request).agent);
  });

  api.post("/articles/preview", { schema: preview }, (request) => {
    guard.agent(request);
    return { html: answerHtml(request.body.answer).text, css: helpStyle(ACCENT) };
  });
}
