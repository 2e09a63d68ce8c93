import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import { hashOf } from "../secret.ts";
import type { ManageSites, SiteRow } from "../sites/manage-sites.ts";
import { isOriginAllowed } from "../sites/origin.ts";
import type { Blocks } from "./blocks.ts";
import type { VisitorRow, VisitorStore } from "./visitor-store.ts";
import type { VisitorTokenStore } from "./visitor-token-store.ts";

/** A token that has not been used for this long no longer opens anything. */
export const TOKEN_LIFE_MS = 180 * 24 * 60 * 60 * 1000;

/** Headers of a request that a visitor's browser makes. */
interface Asking {
  authorization?: string | undefined;
  origin?: string | undefined;
}

export type VisitorOfToken = ReturnType<typeof createVisitorOfToken>;

/**
 * The visitor whose token an HTTP request carries ("Authorization: Bearer …"), and their site. Refuses a
 * token that is missing, unknown or too old, who is blocked, and a page that the site does not list; without Origin,
 * as browsers ask their own server, the token alone counts. `ownOrigin` is ours as the browser sees it.
 */
export function createVisitorOfToken(deps: {
  clock: Clock;
  visitors: VisitorStore;
  tokens: VisitorTokenStore;
  sites: ManageSites;
  blocks: Blocks;
}) {
  const { clock, visitors, tokens, sites, blocks } = deps;
  const holderOf = async (tokenHash: string) =>
    (await visitors.byToken(tokenHash)) ?? (await tokens.visitorOf(tokenHash));

  return async (
    { authorization, origin }: Asking,
    ownOrigin: string,
  ): Promise<{ visitor: VisitorRow; site: SiteRow }> => {
    const token = /^Bearer ([\w-]{43})$/.exec(authorization ?? "")?.[1];
    const visitor = token === undefined ? undefined : await holderOf(hashOf(token));
    if (!visitor || clock.now() - visitor.seenAt >= TOKEN_LIFE_MS) {
      throw new Refusal("token_expired", "This token is too old or unknown: open the chat again.");
    }
    blocks.check(visitor.id);
    const site = await sites.existing(visitor.siteId);
    if (origin !== undefined && !isOriginAllowed(origin, site.origins, ownOrigin)) {
      throw new Refusal("origin_not_allowed", `The site does not list ${origin}.`);
    }
    return { visitor, site };
  };
}
