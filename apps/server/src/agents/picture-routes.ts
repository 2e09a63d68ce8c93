import { idSchema } from "@foyer/protocol";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import type { Api, Guard } from "../http/api.ts";
import { takeRawBodies } from "../uploads/raw-body.ts";
import type { Pictures } from "./pictures.ts";

/** Any page shows it; whatever it holds, it runs nothing. A new picture has a new address. */
const HEADERS = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "public, max-age=31536000, immutable",
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
};

/** Agents' pictures: put by themselves, seen by everybody. */
export async function pictureRoutes(
  app: FastifyInstance,
  { guard, pictures }: { guard: Guard; pictures: Pictures },
): Promise<void> {
  takeRawBodies(app);
  const api = app as unknown as Api;

  api.put("/me/picture", (request) => pictures.put(guard.agent(request).agent.id, request.raw));

  api.delete("/me/picture", (request) => pictures.remove(guard.agent(request).agent.id));

  api.get(
    "/pictures/:id",
    { config: { open: true }, schema: { params: Type.Object({ id: idSchema }) } },
    async (request, reply) => {
      const { type, bytes } = await pictures.read(request.params.id);
      return reply.headers(HEADERS).type(type).send(bytes);
    },
  );
}
