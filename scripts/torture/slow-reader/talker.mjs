import { enterVisitor } from "../door/hello.mjs";

const EVERY_MS = 100;
/** Long texts: a reader who has stopped is over the bound within seconds. */
const TEXT_CHARS = 2_000;

/**
 * An honest visitor: ten messages a second, each timed until its ack. `note(ms)` is told; the
 * screen is the visitor's own.
 */
export async function createTalker({ name, house, ledger, from, note }) {
  const { socket, token } = await enterVisitor(house.server, house.siteKey, { from });
  const sentAt = new Map();
  let screen;
  let count = 0;
  let timer;

  function say() {
    count += 1;
    const clientId = `${name}_${String(count).padStart(7, "0")}`;
    ledger.said.add(clientId);
    sentAt.set(clientId, performance.now());
    const text = `${clientId} `.padEnd(TEXT_CHARS, "x");
    socket.send({ type: "send_message", clientId, text, to: "person" });
  }

  socket.onFrame = (frame) => {
    if (frame.type === "ack") {
      ledger.acked(frame);
      note(performance.now() - sentAt.get(frame.clientId));
      sentAt.delete(frame.clientId);
    } else if (frame.type === "events") {
      screen ??= ledger.openScreen(name, frame.conversationId);
      if (!screen.take(frame)) ledger.offend("hole", `${name}: after ${frame.after}`);
    } else if (frame.type === "error") {
      ledger.offend("refused", `${name}: ${frame.kind} ${frame.message}`);
    }
  };
  socket.onClose = (code) => ledger.offend("closed", `${name} with ${code}`);
  const acked = socket.next(({ type }) => type === "ack");
  say();
  const { conversationId } = await acked;

  return {
    token,
    conversationId,
    name,
    /** Whether all of it is acked and shown. */
    isThere: () => sentAt.size === 0 && screen?.last() >= ledger.headOf(conversationId),
    start() {
      // Not all in the same moment: people are not.
      timer = setTimeout(() => {
        say();
        timer = setInterval(say, EVERY_MS);
      }, Math.random() * EVERY_MS);
    },
    stop() {
      clearTimeout(timer);
      clearInterval(timer);
    },
    leave() {
      socket.onClose = () => {};
      socket.terminate();
    },
  };
}
