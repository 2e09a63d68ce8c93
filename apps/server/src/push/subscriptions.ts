import { createHash } from "node:crypto";
import type { PushedCall, PushSubscriptionDraft } from "@foyer/protocol";
import type { SignedIn } from "../agents/sign-in.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Log } from "../log.ts";
import { Refusal } from "../refusal.ts";
import { checkEndpoint } from "./check-endpoint.ts";
import type { PostCall } from "./post-call.ts";
import type { PushStore, SubscriptionRow } from "./push-store.ts";
import type { Vapid } from "./vapid.ts";

/** How long a push service may keep a call for a browser that is off, in seconds: then it is news no more. */
const KEPT_S = 60 * 60;

/** The browser has forgotten it, or never knew. */
const GONE = [404, 410];

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** The browsers of agents that may be called while no console is open. */
export function createSubscriptions(deps: {
  db: Db;
  clock: Clock;
  log: Log;
  store: PushStore;
  vapid: Vapid;
  post: PostCall;
  /** Whom a push service may write to about these calls: "https:…" or "mailto:…". */
  contact(): string;
  /** Which of these sessions let nobody in any more. */
  over(sessionIds: string[]): Promise<string[]>;
  /** Whether addresses in private networks may be called, too. */
  toPrivate: boolean;
}) {
  const { db, clock, log, store, vapid, post, contact, over, toPrivate } = deps;

  /** The browser of this session may be called from now on. */
  async function add({ agent, sessionId }: SignedIn, draft: PushSubscriptionDraft) {
    const { href: endpoint } = checkEndpoint(draft.endpoint, toPrivate);
    const id = createHash("sha256").update(endpoint).digest("base64url");
    const row = { id, agentId: agent.id, sessionId, endpoint, ...draft.keys };
    await db.writes.write(() => store.put({ ...row, createdAt: clock.now() }));
    return { id };
  }

  async function remove(agentId: string, id: string): Promise<void> {
    const removed = await db.writes.write(() => store.remove(agentId, id));
    if (!removed) throw new Refusal("not_found", "There is no such subscription.");
  }

  /** Where these agents can be reached: where they are still signed in. */
  async function reachable(agentIds: string[]): Promise<SubscriptionRow[]> {
    const rows = await store.ofAgents(agentIds);
    if (rows.length === 0) return rows;
    const ended = new Set(await over(rows.map(({ sessionId }) => sessionId)));
    return rows.filter(({ sessionId }) => !ended.has(sessionId));
  }

  /** Sends it to each of them, and forgets those that are gone. Never rejects: a call may be lost. */
  async function send(rows: SubscriptionRow[], call: PushedCall): Promise<void> {
    const results = await Promise.all(rows.map((row) => sendOne(row, call)));
    const gone = rows.filter((_, index) => GONE.includes(results[index] ?? 0));
    if (gone.length === 0) return;
    await db.writes.write(() => store.removeGone(gone.map(({ id }) => id))).catch(() => undefined);
  }

  /** The status of the answer; 0 without one. */
  async function sendOne(row: SubscriptionRow, call: PushedCall): Promise<number> {
    try {
      const url = checkEndpoint(row.endpoint, toPrivate);
      const status = await post({ url, ...(await encrypted(row, call)) });
      // Its address is a secret of the browser's: the host says enough.
      log.debug({ host: url.host, status }, "an agent was called by web push");
      return status;
    } catch (error) {
      log.info({ err: error }, "a call by web push was lost");
      return 0;
    }
  }

  async function encrypted({ endpoint, p256dh, auth }: SubscriptionRow, call: PushedCall) {
    const { default: webPush } = await import("web-push");
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(call),
      {
        ...{
          TTL: KEPT_S,
          urgency: "high",
          vapidDetails: { subject: contact(), ...(await vapid()) },
        },
        // What is newer of the same conversation takes its place.
        ...(call.conversationId && { topic: call.conversationId }),
      },
    );
    return { headers: headers as Record<string, string | number>, body: body as Buffer };
  }

  return {
    add,
    remove,
    reachable,
    send,
    /** The key by which browsers take calls of this installation alone. */
    publicKey: async (): Promise<string> => (await vapid()).publicKey,
  };
}
