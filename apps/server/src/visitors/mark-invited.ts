import type { LiveVisitor } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { hashOf, newSecret } from "../secret.ts";
import { NOTHING_YET, type VisitorRow } from "./add-visitor.ts";
import type { VisitorStore } from "./visitor-store.ts";

/** Nobody is asked more than once in so many milliseconds. */
const AGAIN_MS = 24 * 60 * 60 * 1000;

export type MarkInvited = ReturnType<typeof createMarkInvited>;

/**
 * Notes that somebody on a site is asked now. A guest becomes a visitor, under the same id and with `token`:
 * the first agent to ask makes them. Refuses who was asked within a day.
 */
export function createMarkInvited(deps: { db: Db; clock: Clock; visitors: VisitorStore }) {
  const { db, clock, visitors } = deps;

  async function mark(there: LiveVisitor, token: string | undefined): Promise<VisitorRow> {
    await db.lock(`invite ${there.id}`);
    const row = token ? await visitors.byId(there.id) : await visitors.lockedCurrent(there.id);
    const now = clock.now();
    if (row && (token || now - (row.invitedAt ?? Number.NEGATIVE_INFINITY) < AGAIN_MS)) {
      throw new Refusal("conflict", "They were written to already: once a day is enough.");
    }
    const marked = row ?? newVisitor(there, hashOf(token ?? newSecret()), now);
    if (!row) await visitors.insert(marked);
    await visitors.update(marked.id, { invitedAt: now });
    return { ...marked, invitedAt: now };
  }

  return (there: LiveVisitor, token: string | undefined): Promise<VisitorRow> =>
    db.writes.write(() => mark(there, token));
}

function newVisitor(there: LiveVisitor, tokenHash: string, now: number): VisitorRow {
  const { id, siteId, languages, browser, page } = there;
  return {
    ...{ id, siteId, tokenHash, languages, browser, page, ...NOTHING_YET },
    ...{ name: null, email: null, phone: null, attributes: {}, externalId: null },
    ...{ timeZone: null, firstSeenAt: now, seenAt: now },
  };
}
