import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { Blocks } from "./blocks.ts";
import { TOKEN_LIFE_MS } from "./visitor-of-token.ts";
import type { VisitorStore } from "./visitor-store.ts";
import type { VisitorTokenStore } from "./visitor-token-store.ts";

/** A mail is looked for again for so long, in milliseconds. */
const LINK_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

export type ReturnLinks = ReturnType<typeof createReturnLinks>;

/**
 * Links in mails by which a visitor comes back to their conversation, on any device. What a link holds is kept as a
 * hash beside the visitor's tokens, and ends as they do: with a merge, or the visitor.
 */
export function createReturnLinks(deps: {
  db: Db;
  clock: Clock;
  sites: ManageSites;
  visitors: VisitorStore;
  tokens: VisitorTokenStore;
  blocks: Blocks;
}) {
  const { db, clock, sites, visitors, tokens, blocks } = deps;

  /** Inside a write: what a link to this visitor's chat holds, and until when (ms since 1970) it opens it. */
  async function make(visitorId: string): Promise<{ secret: string; endsAt: number }> {
    const secret = newSecret();
    const now = clock.now();
    const endsAt = now + LINK_LIFE_MS;
    await tokens.addLink({ tokenHash: hashOf(secret), visitorId, now, endsAt });
    return { secret, endsAt };
  }

  /**
   * The token by which a browser speaks as the visitor of a link: the one that it `holds` where that is theirs, else
   * a new one. Refuses links that have ended, are of another site, or unknown, and who is blocked.
   */
  async function open(siteKey: string, secret: string, holds?: string): Promise<string> {
    const site = await sites.byKey(siteKey);
    const visitor = await tokens.visitorOfLink(hashOf(secret), clock.now());
    if (!site || visitor?.siteId !== site.id) {
      throw ended();
    }
    blocks.check(visitor.id);
    if (holds !== undefined && (await isHeldBy(visitor.id, hashOf(holds)))) return holds;
    const token = newSecret();
    const now = clock.now();
    await db.writes.write(async () => {
      // A merge may have taken the link away since it was looked for.
      await visitors.lockedById(visitor.id);
      const holder = await tokens.visitorOfLink(hashOf(secret), now);
      if (!holder) throw ended();
      const row = { tokenHash: hashOf(token), visitorId: holder.id, seenAt: now };
      await tokens.add(row, now - TOKEN_LIFE_MS);
    });
    return token;
  }

  async function isHeldBy(visitorId: string, tokenHash: string): Promise<boolean> {
    const holder = (await visitors.byToken(tokenHash)) ?? (await tokens.visitorOf(tokenHash));
    return holder?.id === visitorId && clock.now() - holder.seenAt < TOKEN_LIFE_MS;
  }

  return { make, open };
}

const ended = () => new Refusal("token_expired", "This link has ended: open the chat anew.");
