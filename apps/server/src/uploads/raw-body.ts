import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Announced } from "./take-in.ts";

/** A sender who says nothing for so long, in milliseconds, is gone. */
const STALLED_MS = 60_000;

/** From here on bodies are not read, whatever they say that they are: the handler takes them in. */
export function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
}

/** What a request says of the file that is its body. */
export function announcedBy(request: FastifyRequest, name: string): Announced {
  const { "content-length": length, "transfer-encoding": coding } = request.headers;
  request.raw.setTimeout(STALLED_MS, () => request.raw.destroy());
  return { name, size: coding ? undefined : Number(length ?? 0) };
}
