import { visitorHello } from "../door/hello.mjs";
import { openSocket } from "../door/socket.mjs";

/** The close code of a server whose database takes no writes: come back, and say it again. */
const CANNOT_WRITE = 4004;
const PAUSE_MS = 30;
/** After a failure of the server, which the client is told to try again. */
const RETRY_MS = 150;

/**
 * A visitor who says one thing after the other, each until it is acked. What the server says is
 * its own failure is said again, with the same client id; what it refuses is an offence.
 */
export function createTalker({ name, house, ledger, tally }) {
  let socket;
  let token;
  let screen;
  let count = 0;
  let unacked;
  let isWelcome = false;
  let isDone = false;

  function say() {
    if (isDone) return;
    count += 1;
    const clientId = `${name}_${String(count).padStart(7, "0")}`;
    const text = `${clientId} ${"x".repeat(40 + (count % 120))}`;
    ledger.said.add(clientId);
    unacked = { type: "send_message", clientId, text, to: "person" };
    transmit();
  }

  const transmit = () => isWelcome && unacked && socket.send(unacked);

  function connect() {
    const mine = openSocket(house.server, "visitor");
    socket = mine;
    mine.onFrame = receive;
    mine.onClose = (code) => {
      isWelcome = false;
      if (code === CANNOT_WRITE) tally.error("cannot_write");
      if (socket === mine) setTimeout(connect, RETRY_MS);
    };
    mine.opened.then(
      () => mine.send(hello()),
      () => {},
    );
  }

  function hello() {
    const after = screen?.last() ?? 0;
    const holds = screen ? { holds: { conversationId: screen.conversationId, after } } : {};
    return visitorHello(house.siteKey, token ? { token, ...holds } : {});
  }

  function receive(frame) {
    if (frame.type === "welcome") {
      token ??= frame.token;
      isWelcome = true;
      if (unacked) transmit();
      else say();
    } else if (frame.type === "ack") {
      ledger.acked(frame);
      tally.ack();
      unacked = undefined;
      setTimeout(say, PAUSE_MS);
    } else if (frame.type === "events") show(frame);
    else if (frame.type === "error") fail(frame);
  }

  function show(frame) {
    const { conversationId } = frame;
    screen ??= ledger.openScreen(name, conversationId);
    if (screen.conversationId !== conversationId) {
      ledger.offend("twice", `${name} has two conversations, the second ${conversationId}`);
    } else if (!screen.take(frame) || frame.more) {
      socket.send({ type: "watch", conversationId, after: screen.last() });
    }
  }

  function fail({ kind, message, clientId }) {
    tally.error(kind);
    if (kind !== "server_error") ledger.offend("refused", `${name}: ${kind} ${message}`);
    else if (clientId) setTimeout(transmit, RETRY_MS);
    // A hello or a page that failed: a new connection asks for it again.
    else socket.terminate();
  }

  return {
    name,
    connect,
    finish() {
      isDone = true;
    },
    isSettled: () =>
      unacked === undefined && screen && screen.last() >= ledger.headOf(screen.conversationId),
    leave() {
      const last = socket;
      socket = undefined;
      last.terminate();
    },
  };
}
