import { createHash } from "node:crypto";
import type { PushedCall, PushSubscriptionDraft } from "@foyer/protocol";
import type { SignedIn } from "../agents/sign-in.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import { checkEndpoint } from "./check-endpoint.ts";
import type { PushStore, SubscriptionRow } from "./push-store.ts";
import { isGone, type SendPush } from "./send-push.ts";
import type { Vapid } from "./vapid.ts";

/** How long a push service may keep a call for a browser that is off, in seconds: then it is news no more. */
const KEPT_S = 60 * 60;

export type Subscriptions = ReturnType<typeof createSubscriptions>;

/** The browsers of agents that may be called while no console is open. */
export function createSubscriptions(deps: {
  db: Db;
  clock: Clock;
  store: PushStore;
  vapid: Vapid;
  sendPush: SendPush;
  /** Which of these sessions let nobody in any more. */
  over(sessionIds: string[]): Promise<string[]>;
  /** Whether addresses in private networks may be called, too. */
  toPrivate: boolean;
}) {
  const { db, clock, store, vapid, sendPush, over, toPrivate } = deps;

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
    const { conversationId } = call;
    const push = {
      ...{ text: JSON.stringify(call), keptS: KEPT_S },
      ...(conversationId && { topic: conversationId }),
    };
    const statuses = await Promise.all(rows.map((row) => sendPush(row, push)));
    const gone = rows.filter((_, index) => isGone(statuses[index]));
    if (gone.length === 0) return;
    await db.writes.write(() => store.removeGone(gone.map(({ id }) => id))).catch(() => undefined);
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
