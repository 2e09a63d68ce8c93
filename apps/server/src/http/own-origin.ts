import type { FastifyRequest } from "fastify";
import { Refusal } from "../refusal.ts";

/** Our origin as the asking browser sees it: PUBLIC_URL, else what it asked for. */
export function ownOrigin(request: FastifyRequest, publicOrigin: string | null): string {
  return publicOrigin ?? `${request.protocol}://${request.host}`.toLowerCase();
}

/** Whether browsers reach us by https, as far as we can know behind a proxy. */
export const isSecure = (request: FastifyRequest, publicOrigin: string | null): boolean =>
  ownOrigin(request, publicOrigin).startsWith("https:");

/**
 * Refuses what another site's page sends with an agent's cookie. Browsers put Origin on every
 * change and every socket; programs without one must set it to this server's address.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicOrigin: string | null): void {
  const { origin } = request.headers;
  if (origin?.toLowerCase() === ownOrigin(request, publicOrigin)) return;
  throw new Refusal(
    "origin_not_allowed",
    `Origin ${origin ?? "(none)"} is not this server's ${ownOrigin(request, publicOrigin)}. Behind a proxy set PUBLIC_URL.`,
  );
}
