import { articleImportSchema, IMPORT_MAX, idSchema, pagesWantedSchema } from "@foyer/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import Type from "typebox";
import type { Api, Guard } from "../../http/api.ts";
import { Refusal } from "../../refusal.ts";
import { announcedBy, takeRawBodies } from "../../uploads/raw-body.ts";
import type { ImportArticles } from "./import-articles.ts";
import type { ReadSite } from "./read-site.ts";

const bySite = { params: Type.Object({ siteId: idSchema }) };

/** Pages of a site, read for an import: asked for by JSON. */
export function siteReadingRoutes(
  api: Api,
  { guard, readSite }: { guard: Guard; readSite: ReadSite },
) {
  api.post(
    "/sites/:siteId/articles/pages",
    { schema: { ...bySite, body: pagesWantedSchema } },
    (request) => {
      guard.agent(request);
      return readSite(request.body.url);
    },
  );
}

/** Files of articles, as the body of the request. */
export async function importRoutes(
  app: FastifyInstance,
  { guard, importArticles }: { guard: Guard; importArticles: ImportArticles },
): Promise<void> {
  takeRawBodies(app);
  const api = app as unknown as Api;

  api.post(
    "/sites/:siteId/articles/import",
    { schema: { ...bySite, querystring: articleImportSchema } },
    async (request) => {
      const { agent } = guard.agent(request);
      const bytes = await bodyOf(request, request.query.name);
      return importArticles(request.params.siteId, { ...request.query, bytes }, agent);
    },
  );
}

/** The whole body. Refuses one that is too large as soon as that is known, or that is broken off. */
async function bodyOf(request: FastifyRequest, name: string): Promise<Uint8Array> {
  const { size = 0 } = announcedBy(request, name);
  if (size > IMPORT_MAX) throw tooLarge();
  const pieces: Buffer[] = [];
  let held = 0;
  try {
    for await (const piece of request.raw.iterator({ destroyOnReturn: false })) {
      held += piece.length;
      if (held > IMPORT_MAX) throw tooLarge();
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal("malformed", "The upload was broken off: send the file again.");
  }
  return Buffer.concat(pieces);
}

const tooLarge = (): Refusal =>
  new Refusal(
    "upload_too_large",
    `The file is too large: ${IMPORT_MAX / 1024 / 1024} MB are the most. Part it in two.`,
  );
