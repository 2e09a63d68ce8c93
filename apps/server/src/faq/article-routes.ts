import { articleChangeSchema, idSchema, newArticleSchema, QUERY_MAX } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { ArticleStore } from "./article-store.ts";
import type { Faq } from "./faq.ts";
import type { JudgementStore } from "./judgement-store.ts";
import type { ManageArticles } from "./manage-articles.ts";

/** Hits shown to an agent who picks articles: more than a visitor is offered. */
const PICKED_FROM = 8;

const byId = { params: Type.Object({ id: idSchema }) };
const bySite = { params: Type.Object({ siteId: idSchema }) };
const question = { querystring: Type.Object({ q: Type.String({ maxLength: QUERY_MAX }) }) };

/** The FAQ's articles; every agent may look after them. */
export function articleRoutes(
  api: Api,
  deps: {
    guard: Guard;
    store: ArticleStore;
    articles: ManageArticles;
    judgements: JudgementStore;
    faq: Faq;
  },
): void {
  const { guard, store, articles, judgements, faq } = deps;

  api.get("/sites/:siteId/articles", { schema: bySite }, (request) => {
    guard.agent(request);
    return store.ofSite(request.params.siteId);
  });

  api.get("/sites/:siteId/articles/search", { schema: { ...bySite, ...question } }, (request) => {
    guard.agent(request);
    return faq.ask(request.params.siteId, request.query.q, PICKED_FROM);
  });

  api.get("/sites/:siteId/articles/judgements", { schema: bySite }, (request) => {
    guard.agent(request);
    return judgements.ofSite(request.params.siteId);
  });

  api.post(
    "/sites/:siteId/articles",
    { schema: { ...bySite, body: newArticleSchema } },
    async (request, reply) => {
      const { agent } = guard.agent(request);
      const { siteId } = request.params;
      return reply.code(201).send(await articles.add(siteId, request.body, undefined, agent));
    },
  );

  api.put("/articles/:id", { schema: { ...byId, body: articleChangeSchema } }, (request) => {
    const { based, ...draft } = request.body;
    return articles.change(request.params.id, draft, guard.agent(request).agent, { based });
  });

  api.delete("/articles/:id", { schema: byId }, async (request, reply) => {
    await articles.remove(request.params.id, guard.agent(request).agent);
    return reply.code(204).send();
  });
}
