import { createHash } from "node:crypto";
import type { VisitorPushSubscriptionDraft } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { checkEndpoint } from "../push/check-endpoint.ts";
import { isGone, type Push, type SendPush } from "../push/send-push.ts";
import { Refusal } from "../refusal.ts";
import type { SiteRow } from "../sites/manage-sites.ts";
import { optionsOf } from "../sites/panel-options.ts";
import type { VisitorPushStore, VisitorSubscriptionRow } from "./visitor-push-store.ts";

export type VisitorSubscriptions = ReturnType<typeof createVisitorSubscriptions>;

/** The browsers of visitors that are told of answers while the chat is closed. */
export function createVisitorSubscriptions(deps: {
  db: Db;
  clock: Clock;
  store: VisitorPushStore;
  sendPush: SendPush;
  /** Whether addresses in private networks may be called, too. */
  toPrivate: boolean;
}) {
  const { db, clock, store, sendPush, toPrivate } = deps;

  /** This browser of the visitor is told from now on. Refuses where the site's owner does not want it. */
  async function add(visitorId: string, site: SiteRow, draft: VisitorPushSubscriptionDraft) {
    if (!optionsOf(site).visitorPush) {
      throw new Refusal("wrong_state", "This site tells nobody of answers by their browser.");
    }
    const { href: endpoint } = checkEndpoint(draft.endpoint, toPrivate);
    const id = createHash("sha256").update(endpoint).digest("base64url");
    const row = { id, visitorId, endpoint, ...draft.keys, lang: draft.lang, at: clock.now() };
    await db.writes.write(() => store.put(row));
    return { id };
  }

  async function remove(visitorId: string, id: string): Promise<void> {
    const removed = await db.writes.write(() => store.remove(visitorId, id));
    if (!removed) throw new Refusal("not_found", "There is no such subscription.");
  }

  /**
   * Sends each browser what `make` says for it, and forgets those that are gone. Returns how many took it, and how many
   * may take it later.
   */
  async function send(
    rows: VisitorSubscriptionRow[],
    make: (row: VisitorSubscriptionRow) => Push,
  ): Promise<{ taken: number; later: number }> {
    const statuses = await Promise.all(rows.map((row) => sendPush(row, make(row))));
    const gone = rows.filter((_, index) => isGone(statuses[index])).map(({ id }) => id);
    if (gone.length > 0) await db.writes.write(() => store.removeGone(gone));
    return { taken: statuses.filter(isTaken).length, later: statuses.filter(isForLater).length };
  }

  return { add, remove, send, of: store.ofVisitor };
}

const isTaken = (status: number): boolean => status >= 200 && status < 300;

/** Nobody answered, too many asked, or the service has a fault; anything else would be refused again. */
const isForLater = (status: number): boolean => status === 0 || status === 429 || status >= 500;
