import { serverPackage } from "../process/server-package.mjs";
import { createAllowance } from "./allowance.mjs";

const { WebSocket } = serverPackage("ws");

/** Unacked messages of one client at a time: enough that a kill always catches some under way. */
const WINDOW = 12;
const RETRY_MS = 50;

/**
 * One connection and its outbox, as the product's own clients have them: what has no ack is
 * said again with the same client id after each welcome, in order (rules M2, R9).
 */
export function createClient({ name, path, headers = {}, server, ledger, skip = () => false }) {
  const outbox = new Map();
  let socket;
  let allowance;
  let isReady = false;
  let isLeaving = false;
  let count = 0;
  let closed = Promise.resolve();
  const client = {
    name,
    isReady: () => isReady,
    isIdle: () => outbox.size === 0,
    canSay: () => isReady && outbox.size < WINDOW && allowance.has(),
    /** Settled once the connection's last frame has been read. */
    closed: () => closed,
    /** For frames without a client id. */
    send: transmit,

    /** Something that must be acked. The text begins with its id, so that it can be told anywhere. */
    say(frame) {
      count += 1;
      const clientId = `${name}_${String(count).padStart(7, "0")}`;
      const whole = { ...frame, clientId, text: `${clientId} ${"x".repeat(40 + (count % 120))}` };
      ledger.said.add(clientId);
      outbox.set(clientId, whole);
      transmit(whole);
    },

    connect() {
      const mine = new WebSocket(`${server.origin.replace("http", "ws")}${path}`, {
        headers: { origin: server.origin, ...headers },
        perMessageDeflate: false,
      });
      socket = mine;
      allowance = createAllowance();
      mine.on("open", () => transmit(client.hello()));
      mine.on("message", (data) => {
        const text = String(data);
        if (!skip(text)) receive(JSON.parse(text));
      });
      mine.on("error", () => {});
      closed = new Promise((resolve) => mine.once("close", resolve)).then((code) => {
        isReady = false;
        if (!server.isUp() || isLeaving) return;
        // The server still runs: it has closed on its own account, which it has no reason for.
        ledger.offend("closed", `${name} with ${code}`);
        setTimeout(() => server.isUp() && socket === mine && client.connect(), RETRY_MS);
      });
    },

    leave() {
      isLeaving = true;
      socket.close();
    },
  };

  function transmit(frame) {
    allowance.spend();
    socket.send(JSON.stringify(frame));
  }

  function receive(frame) {
    if (frame.type === "ack") {
      ledger.acked(frame);
      outbox.delete(frame.clientId);
      client.turn();
    } else if (frame.type === "welcome") {
      isReady = true;
      client.onWelcome(frame);
      for (const unacked of outbox.values()) transmit(unacked);
      client.turn();
    } else if (frame.type === "error") {
      ledger.offend("refused", `${name} ${frame.clientId ?? ""}: ${frame.kind} ${frame.message}`);
    } else {
      client.onFrame(frame);
    }
  }

  return client;
}
