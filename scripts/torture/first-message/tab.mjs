import { enterVisitor } from "../door/hello.mjs";

/** One tab of a visitor: what it says, and every event that it is shown. */
export async function openTab({ house, ledger, name, token }) {
  let screen;
  const tab = {
    name,
    screen: () => screen,
    acked: new Set(),
    /** Says it under this client id, or asks for a person. */
    say(clientId, { asks = false, to } = {}) {
      const what = asks
        ? { type: "ask_person", clientId }
        : { type: "send_message", clientId, text: `${clientId} Hello?`, ...(to ? { to } : {}) };
      ledger.said.add(clientId);
      tab.socket.send(what);
    },
    leave: () => tab.socket.terminate(),
  };

  function onFrame(frame) {
    if (frame.type === "ack") {
      ledger.acked(frame);
      tab.acked.add(frame.clientId);
    } else if (frame.type === "error") {
      ledger.offend("refused", `${name} ${frame.clientId}: ${frame.kind} ${frame.message}`);
    } else if (frame.type === "events") show(frame);
  }

  function show(frame) {
    const { conversationId } = frame;
    screen ??= ledger.openScreen(name, conversationId);
    if (screen.conversationId !== conversationId) {
      ledger.offend("two conversations", `${name}: ${screen.conversationId}, ${conversationId}`);
    } else if (!screen.take(frame) || frame.more) {
      tab.socket.send({ type: "watch", conversationId, after: screen.last() });
    }
  }

  const prepare = (socket) => {
    tab.socket = socket;
    socket.onFrame = onFrame;
  };
  const back = token ? { token } : {};
  const entered = await enterVisitor(house.server, house.siteKey, { prepare, ...back });
  return Object.assign(tab, { token: entered.token });
}
