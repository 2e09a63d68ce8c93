import {
  bringFilesSchema,
  CANNED_CSV_MAX,
  cannedReplyDraftSchema,
  cannedReplyImportSchema,
  idSchema,
  runMacroSchema,
} from "@foyer/protocol";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { CannedReplies } from "./canned-replies.ts";
import { cannedRepliesCsv } from "./canned-reply-csv.ts";
import { maySee, type Reader } from "./canned-reply-rights.ts";

/** Bytes of a CSV's request: its characters in the widest script, and their escapes. */
const IMPORT_BODY_MAX = CANNED_CSV_MAX * 4;

const byId = { params: Type.Object({ id: idSchema }) };
const draft = { body: cannedReplyDraftSchema };
const ofConversation = { querystring: Type.Object({ conversationId: idSchema }) };

/** Canned replies: agents look after their own, owners and admins after those that are shared. */
export function cannedReplyRoutes(
  api: Api,
  deps: { guard: Guard; cannedReplies: CannedReplies },
): void {
  const { guard, cannedReplies } = deps;
  const { store, manage, suggestions, takeCsv, runMacro, teams } = cannedReplies;

  const reader = (request: FastifyRequest): Reader =>
    cannedReplies.readerOf(guard.agent(request).agent);

  api.get("/canned-replies", (request) => manage.list(reader(request)));

  api.post("/canned-replies", { schema: draft }, async (request, reply) =>
    reply.code(201).send(await manage.add(reader(request), request.body)),
  );

  api.put("/canned-replies/:id", { schema: { ...byId, ...draft } }, (request) =>
    manage.change(reader(request), request.params.id, request.body),
  );

  api.delete("/canned-replies/:id", { schema: byId }, async (request, reply) => {
    await manage.remove(reader(request), request.params.id);
    return reply.code(204).send();
  });

  api.post("/canned-replies/:id/uses", { schema: byId }, async (request, reply) => {
    await manage.use(reader(request), request.params.id);
    return reply.code(204).send();
  });

  api.post("/canned-replies/:id/run", { schema: { ...byId, body: runMacroSchema } }, (request) =>
    runMacro(reader(request), request.params.id, request.body.conversationId),
  );

  api.post(
    "/canned-replies/:id/files",
    { schema: { ...byId, body: bringFilesSchema } },
    async (request) => {
      const { id } = await manage.seen(reader(request), request.params.id);
      return cannedReplies.files.bring(reader(request), id, request.body.conversationId);
    },
  );

  api.get("/canned-replies/suggestions", { schema: ofConversation }, (request) =>
    suggestions.suggest(reader(request), request.query.conversationId),
  );

  api.get("/canned-replies/csv", async (request, reply) => {
    const own = reader(request);
    const rows = (await store.all()).filter((row) => maySee(own, row));
    return reply
      .header("content-type", "text/csv; charset=utf-8")
      .header("content-disposition", 'attachment; filename="canned-replies.csv"')
      .send(cannedRepliesCsv(rows, teams()));
  });

  api.post(
    "/canned-replies/csv",
    { schema: { body: cannedReplyImportSchema }, bodyLimit: IMPORT_BODY_MAX },
    (request) => takeCsv(reader(request), request.body),
  );
}
