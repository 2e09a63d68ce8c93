import {
  addPhrasingSchema,
  articleFolderDraftSchema,
  articleFolderMoveSchema,
  articleFolderNameSchema,
  articlesMoveSchema,
  idSchema,
  QUERY_MAX,
} from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { Folders } from "./folders.ts";
import type { AddPhrasing, TryQuestion } from "./try-question.ts";

const byId = { params: Type.Object({ id: idSchema }) };
const bySite = { params: Type.Object({ siteId: idSchema }) };
const question = { querystring: Type.Object({ q: Type.String({ maxLength: QUERY_MAX }) }) };

/** Folders of articles, where articles stand, and why they are found; every agent may look after them. */
export function folderRoutes(
  api: Api,
  deps: { guard: Guard; folders: Folders; tryQuestion: TryQuestion; addPhrasing: AddPhrasing },
) {
  const { guard, folders, tryQuestion, addPhrasing } = deps;

  api.get("/sites/:siteId/articles/try", { schema: { ...bySite, ...question } }, (request) => {
    guard.agent(request);
    return tryQuestion(request.params.siteId, request.query.q);
  });

  api.post("/articles/:id/phrasings", { schema: { ...byId, body: addPhrasingSchema } }, (request) =>
    addPhrasing(request.params.id, request.body.text, guard.agent(request).agent),
  );

  api.get("/sites/:siteId/article-folders", { schema: bySite }, (request) => {
    guard.agent(request);
    return folders.ofSite(request.params.siteId);
  });

  api.post(
    "/sites/:siteId/article-folders",
    { schema: { ...bySite, body: articleFolderDraftSchema } },
    async (request, reply) => {
      guard.agent(request);
      return reply.code(201).send(await folders.add(request.params.siteId, request.body));
    },
  );

  api.patch(
    "/article-folders/:id",
    { schema: { ...byId, body: articleFolderNameSchema } },
    (request) => {
      guard.agent(request);
      return folders.rename(request.params.id, request.body);
    },
  );

  api.post(
    "/article-folders/:id/move",
    { schema: { ...byId, body: articleFolderMoveSchema } },
    (request) => {
      guard.agent(request);
      return folders.move(request.params.id, request.body);
    },
  );

  api.delete("/article-folders/:id", { schema: byId }, async (request, reply) => {
    guard.agent(request);
    await folders.remove(request.params.id);
    return reply.code(204).send();
  });

  api.post(
    "/sites/:siteId/articles/move",
    { schema: { ...bySite, body: articlesMoveSchema } },
    async (request, reply) => {
      guard.agent(request);
      await folders.place(request.params.siteId, request.body);
      return reply.code(204).send();
    },
  );
}
