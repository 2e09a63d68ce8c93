import {
  blockDraftSchema,
  idSchema,
  mergeSchema,
  tagsChangeSchema,
  visitorNoteDraftSchema,
  visitorPatchSchema,
} from "@foyer/protocol";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import type { People } from "./people.ts";

const byId = { params: Type.Object({ id: idSchema }) };
const byNote = { params: Type.Object({ id: idSchema, noteId: idSchema }) };
const into = { querystring: Type.Object({ intoId: idSchema }) };

interface Deps {
  guard: Guard;
  people: People;
}

/** The visitor panel. Every agent serves every site, so that every agent sees every visitor. */
export function visitorRoutes(api: Api, deps: Deps): void {
  profile(api, deps);
  notes(api, deps);
  blocked(api, deps);
  merging(api, deps);
}

function profile(api: Api, { guard, people }: Deps): void {
  const { visitors, show } = people;

  api.get("/visitors/:id", { schema: byId }, async (request) => {
    guard.agent(request);
    return show(await visitors.current(request.params.id));
  });

  api.patch("/visitors/:id", { schema: { ...byId, body: visitorPatchSchema } }, (request) => {
    guard.agent(request);
    return people.patch(request.params.id, request.body);
  });

  api.get("/visitors/:id/visits", { schema: byId }, async (request) => {
    guard.agent(request);
    const { id } = await visitors.current(request.params.id);
    return { items: await people.visits.of(id) };
  });

  api.post(
    "/visitors/:id/tags",
    { schema: { ...byId, body: tagsChangeSchema } },
    async (request) => {
      guard.agent(request);
      return show(await people.tag(request.params.id, request.body));
    },
  );
}

function notes(api: Api, { guard, people }: Deps): void {
  const body = visitorNoteDraftSchema;

  api.get("/visitors/:id/notes", { schema: byId }, async (request) => {
    guard.agent(request);
    return { items: await people.notes.list(request.params.id) };
  });

  api.post("/visitors/:id/notes", { schema: { ...byId, body } }, (request) =>
    people.notes.add(guard.agent(request).agent.id, request.params.id, request.body),
  );

  api.patch("/visitors/:id/notes/:noteId", { schema: { ...byNote, body } }, (request) => {
    const { id, noteId } = request.params;
    return people.notes.change(guard.agent(request).agent.id, id, noteId, request.body);
  });

  api.delete("/visitors/:id/notes/:noteId", { schema: byNote }, async (request, reply) => {
    const { id, noteId } = request.params;
    await people.notes.remove(guard.agent(request).agent.id, id, noteId);
    return reply.code(204).send();
  });
}

function blocked(api: Api, { guard, people }: Deps): void {
  const { visitors, show, blocks } = people;

  api.get("/blocked-visitors", async (request) => {
    guard.agent(request);
    const rows = await Promise.all(blocks.ids().map((id) => visitors.byId(id)));
    return { items: rows.flatMap((row) => (row ? [show(row)] : [])) };
  });

  api.put(
    "/visitors/:id/block",
    { schema: { ...byId, body: blockDraftSchema } },
    async (request) => {
      const { id } = request.params;
      await blocks.block(guard.agent(request).agent.id, id, request.body);
      return show(await visitors.current(id));
    },
  );

  api.delete("/visitors/:id/block", { schema: byId }, async (request, reply) => {
    guard.agent(request);
    await blocks.unblock(request.params.id);
    return reply.code(204).send();
  });
}

function merging(api: Api, { guard, people }: Deps): void {
  api.get("/visitors/:id/merge-preview", { schema: { ...byId, ...into } }, (request) => {
    guard.agent(request);
    return people.preview(request.params.id, request.query.intoId);
  });

  api.post("/visitors/:id/merge", { schema: { ...byId, body: mergeSchema } }, (request) =>
    people.merge(guard.agent(request).agent.id, request.params.id, request.body.intoId),
  );
}
