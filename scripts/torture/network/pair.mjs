import { request } from "../process/console-api.mjs";
import { serverPackage } from "../process/server-package.mjs";
import { createSockets } from "./sockets.mjs";

const { WebSocket } = serverPackage("ws");
const HELLO = {
  ...{ type: "hello", version: 1, page: { url: "https://shop.example/", title: "Shop" } },
  device: { languages: ["en"] },
};

/** A visitor and the agent who has their conversation, both behind the proxy from now on. */
export async function createPair({ index, server, siteKey, agent, proxy, clock, random, parts }) {
  const { createLedger, createBrowser, openVisitorTab, openAgentConsole } = parts;
  const { token, conversationId } = await openConversation(server, siteKey);
  const path = `/conversations/${conversationId}/claim`;
  const claimed = await request(server, agent.cookie, "POST", path);
  if (!claimed.ok) throw new Error(`cannot claim: ${claimed.text}`);

  const ledger = createLedger();
  const world = (cookie) => ({
    ...{ clock, random, plant: undefined },
    network: createSockets({ proxy, cookie }),
  });
  const browser = createBrowser(clock);
  const visitor = { siteKey, token };
  const tab = openVisitorTab(world(), { name: "visitor", browser, ledger, visitor });
  const console = openAgentConsole(world(agent.cookie), {
    ...{ agentId: agent.id, shelf: new Map(), ledger },
    isMine: ({ id }) => id === conversationId,
  });
  let count = 0;

  return {
    conversationId,
    ledger,
    speak: () => tab.say(`pair ${index} line ${count++}`),
    reply: () => console.say(`pair ${index} reply ${count++}`),
    unsent: () => tab.pending() + console.pending(),
    screens: () => [
      { name: `visitor ${index}`, events: tab.screen(), seesNotes: false },
      { name: `agent ${index}`, events: console.screen(), seesNotes: true },
    ],
    leave() {
      tab.vanish(true);
      console.vanish(true);
    },
  };
}

/** Straight to the server: how a conversation begins is not what is tortured here. */
async function openConversation({ origin }, siteKey) {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/socket/visitor`, {
    headers: { origin },
  });
  const say = (frame) => socket.send(JSON.stringify(frame));
  socket.on("open", () => say({ ...HELLO, siteKey }));
  let token;
  const conversationId = await new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data));
      if (frame.type === "error") reject(new Error(frame.message));
      if (frame.type === "ack") resolve(frame.conversationId);
      if (frame.type !== "welcome") return;
      token = frame.token;
      say({ type: "send_message", clientId: "opening-0", text: "Hello?", to: "person" });
    });
  });
  socket.close();
  return { token, conversationId };
}
