import { addPhrasingsSchema, figuresBySchema, idSchema, questionsSchema } from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { figuresCsv } from "./figures-csv.ts";
import type { Questions } from "./questions.ts";

const bySite = { params: Type.Object({ siteId: idSchema }) };
const byId = { params: Type.Object({ id: idSchema }) };
const weeks = Type.String({ pattern: "^[0-9]{1,3}$" });

/** What the FAQ was asked, what it may learn from that, and its figures; every agent looks after it. */
export function questionRoutes(
  api: Api,
  deps: { guard: Guard; questions: Questions; search: { follow(): Promise<void> } },
): void {
  const { guard, questions, search } = deps;
  const { learn } = questions;

  api.get("/sites/:siteId/questions/groups", { schema: bySite }, async (request) => {
    guard.agent(request);
    await search.follow();
    return questions.groups(request.params.siteId);
  });

  api.post(
    "/sites/:siteId/questions/article",
    { schema: { ...bySite, body: questionsSchema } },
    async (request, reply) => {
      const { agent } = guard.agent(request);
      const { siteId } = request.params;
      const { questionIds } = request.body;
      return reply.code(201).send(await learn.article(siteId, questionIds, agent));
    },
  );

  api.post(
    "/sites/:siteId/questions/phrasings",
    { schema: { ...bySite, body: addPhrasingsSchema } },
    (request) => {
      const { agent } = guard.agent(request);
      const { questionIds, articleId } = request.body;
      return learn.phrasings(request.params.siteId, questionIds, articleId, agent);
    },
  );

  api.post(
    "/sites/:siteId/questions/dismissal",
    { schema: { ...bySite, body: questionsSchema } },
    async (request, reply) => {
      guard.agent(request);
      await learn.dismiss(request.params.siteId, request.body.questionIds);
      return reply.code(204).send();
    },
  );

  api.get("/articles/:id/phrasings", { schema: byId }, async (request) => {
    guard.agent(request);
    await search.follow();
    return learn.suggestions(request.params.id);
  });

  api.get("/sites/:siteId/articles/duplicates", { schema: bySite }, (request) => {
    guard.agent(request);
    return questions.duplicates(request.params.siteId);
  });

  api.get(
    "/sites/:siteId/figures",
    { schema: { ...bySite, querystring: Type.Object({ weeks }) } },
    async (request) => {
      guard.agent(request);
      await search.follow();
      return questions.figures(request.params.siteId, Number(request.query.weeks));
    },
  );

  api.get(
    "/sites/:siteId/figures/csv",
    { schema: { ...bySite, querystring: Type.Object({ weeks, by: figuresBySchema }) } },
    async (request, reply) => {
      guard.agent(request);
      const { siteId } = request.params;
      await search.follow();
      const figures = await questions.figures(siteId, Number(request.query.weeks));
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header(
          "content-disposition",
          `attachment; filename="self-service-${request.query.by}.csv"`,
        )
        .send(figuresCsv(figures, request.query.by));
    },
  );
}
