import { signInAgents, siteKeyOf } from "../process/foyer.mjs";
import { call } from "../process/http-call.mjs";
import { nextJson, openRawSocket, sourceAddress } from "../wire/raw-socket.mjs";

const PAGE = { url: "https://shop.example/pricing", title: "Pricing" };
const DEVICE = { languages: ["en"], timeZone: "Europe/Berlin" };
const VERSION = 1;

/** What a widget says first; with `token` and `holds` it comes back. */
export const visitorHello = (siteKey, back = {}) =>
  JSON.stringify({ type: "hello", version: VERSION, siteKey, ...back, page: PAGE, device: DEVICE });

export const openVisitorSocket = (server, index) =>
  openRawSocket({
    port: server.port,
    path: "/socket/visitor",
    headers: { Origin: server.origin },
    from: sourceAddress(index),
  });

/** A console after its welcome. Agents may have several open, as people have tabs. */
export async function openConsole(server, { cookie }, index = 0) {
  const socket = await openRawSocket({
    port: server.port,
    path: "/socket/agent",
    headers: { Origin: server.origin, Cookie: cookie },
    from: sourceAddress(index),
  });
  socket.sendText(JSON.stringify({ type: "hello", version: VERSION, after: 0 }));
  await nextJson(socket, ({ type }) => type === "welcome");
  return socket;
}

function watchFromStart(socket, conversationId) {
  const isStart = (frame) =>
    frame.type === "events" && frame.conversationId === conversationId && frame.after === 0;
  const seen = nextJson(socket, isStart);
  socket.sendText(JSON.stringify({ type: "watch", conversationId, after: 0 }));
  return seen;
}

/** The ways into a real Foyer server. */
export async function createFoyerDoor(server) {
  const siteKey = await siteKeyOf(server);
  const agents = [];

  return {
    echoes: true,

    async openConsoles(count) {
      const missing = count - agents.length;
      if (missing > 0) agents.push(...(await signInAgents(server, missing, agents.length)));
      return Promise.all(
        agents.slice(0, count).map(async (agent, index) => ({
          cookie: agent.cookie,
          claimed: [],
          socket: await openConsole(server, agent, index),
        })),
      );
    },

    async openVisitor(index) {
      const socket = await openVisitorSocket(server, index);
      socket.sendText(visitorHello(siteKey));
      await nextJson(socket, ({ type }) => type === "welcome");
      return socket;
    },

    /** The visitor asks for a person, and an agent claims. */
    async openConversation(index, visitor, { cookie, claimed }) {
      const clientId = `opening-${index}`;
      const text = "Is anybody there?";
      visitor.sendText(JSON.stringify({ type: "send_message", clientId, text, to: "person" }));
      const { conversationId } = await nextJson(visitor, ({ type }) => type === "ack");
      await call(server, "POST", `/conversations/${conversationId}/claim`, { cookie });
      claimed.push(conversationId);
      return conversationId;
    },

    /** Every console watches what its agent has claimed, and has seen how it began. */
    watch: (consoles) =>
      Promise.all(
        consoles.map(async ({ socket, claimed }) => {
          for (const conversationId of claimed) await watchFromStart(socket, conversationId);
        }),
      ),

    message: (side, conversationId) =>
      side === "visitor" ? { type: "send_message" } : { type: "send_message", conversationId },
  };
}
