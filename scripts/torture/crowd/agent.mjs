import { request } from "../process/console-api.mjs";
import { createClient } from "./client.mjs";

/** Rows come to every agent at every message: only those that wait for somebody are of interest. */
const isOldNews = (text) =>
  text.startsWith('{"type":"conversations"') && !text.includes('"state":"waiting"');

/** An agent who claims what `desk` gives them, watches it, and answers as fast as they may. */
export function createAgent({ name, id, cookie, server, ledger, desk }) {
  const path = "/socket/agent";
  const client = createClient({ name, path, headers: { cookie }, server, ledger, skip: isOldNews });
  /** Conversations of this agent: `screen` is there once they are claimed. */
  const cases = new Map();
  const wanted = new Set();
  const asking = new Set();
  let change = 0;

  function consider(row) {
    if (row.state === "waiting" && desk.agentOf(row.id) === name) void claim(row.id);
    if (row.state === "active" && row.assigneeId === id) open(row.id);
    if (ledger.claims.get(row.id) === id && row.assigneeId !== id) {
      ledger.offend("lost", `${name}'s claim of ${row.id}: it is ${row.state}`);
    }
  }

  async function claim(conversationId) {
    if (cases.has(conversationId) || asking.has(conversationId)) return;
    wanted.add(conversationId);
    asking.add(conversationId);
    const path = `/conversations/${conversationId}/claim`;
    // No answer: the server was killed meanwhile. It is asked for again after the next welcome.
    const answer = await request(server, cookie, "POST", path).catch(() => undefined);
    asking.delete(conversationId);
    if (!answer) return;
    if (answer.ok) {
      ledger.claimed(conversationId, id);
      open(conversationId);
    } else if (answer.json.winner?.id !== id) {
      ledger.offend("refused", `${name}'s claim of ${conversationId}: ${answer.text}`);
    }
  }

  function open(conversationId) {
    wanted.delete(conversationId);
    if (cases.has(conversationId)) return;
    const screen = ledger.openScreen(name, conversationId);
    cases.set(conversationId, { screen, owed: 0, isDone: false });
    if (client.isReady()) watch(screen);
  }

  function watch(screen) {
    client.send({ type: "watch", conversationId: screen.conversationId, after: screen.last() });
  }

  return Object.assign(client, {
    screenOf: (conversationId) => cases.get(conversationId)?.screen,

    /** Answers nothing more in this conversation; it stays on the screen. */
    finish(conversationId) {
      const found = cases.get(conversationId);
      if (found) found.isDone = true;
    },

    /** Takes it off the screen. */
    put(conversationId) {
      cases.get(conversationId).isAway = true;
      if (client.isReady()) client.send({ type: "unwatch", conversationId });
    },

    hello: () => ({ type: "hello", version: 1, after: change }),

    onWelcome(frame) {
      change = frame.change;
      for (const { screen, isAway } of cases.values()) if (!isAway) watch(screen);
      for (const conversationId of wanted) void claim(conversationId);
      for (const row of frame.conversations) consider(row);
    },

    onFrame(frame) {
      if (frame.type === "conversations") for (const row of frame.conversations) consider(row);
      if (frame.type !== "events") return;
      const found = cases.get(frame.conversationId);
      const fresh = found.screen.take(frame);
      if (!fresh || frame.more) watch(found.screen);
      found.owed += (fresh ?? []).filter(({ by }) => by.kind === "visitor").length;
      client.turn();
    },

    turn() {
      for (const [conversationId, found] of cases) {
        if (!client.canSay()) return;
        if (found.isDone || found.owed === 0) continue;
        // One answer to all that was said: agents are outnumbered. Who was answered comes last.
        found.owed = 0;
        cases.delete(conversationId);
        cases.set(conversationId, found);
        client.say({ type: "send_message", conversationId });
      }
    },
  });
}
