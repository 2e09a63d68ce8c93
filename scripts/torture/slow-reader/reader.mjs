import { createAllowance } from "../crowd/allowance.mjs";
import { agentHello, visitorHello } from "../door/hello.mjs";
import { openSocket } from "../door/socket.mjs";

const COME_BACK_MS = 100;
/** Frames that the allowance holds back are looked at again so soon. */
const WAIT_MS = 50;
const AGAIN_MS = 1_000;

/**
 * Somebody who reads conversations, and can stop reading: a console when it has a `cookie`, else
 * a tab of the visitor with `token`. Closed by the server it comes back with what it holds.
 */
export function createReader({ name, house, ledger, cookie, token, from, conversationIds }) {
  const { server, siteKey } = house;
  const screens = new Map(conversationIds.map((id) => [id, ledger.openScreen(name, id)]));
  let socket;
  let waiting = [];
  let allowance;
  let isLeaving = true;
  let again;
  let cuts = 0;

  function flush() {
    while (waiting.length > 0 && allowance.has()) {
      allowance.spend();
      socket.send(waiting.shift());
    }
    if (waiting.length > 0) setTimeout(flush, WAIT_MS);
  }

  function send(frame) {
    waiting.push(frame);
    if (waiting.length === 1) flush();
  }

  const watch = (conversationId) =>
    send({ type: "watch", conversationId, after: screens.get(conversationId).last() });

  function hello() {
    if (cookie) return agentHello();
    const [conversationId] = conversationIds;
    const after = screens.get(conversationId).last();
    return visitorHello(siteKey, { token, holds: { conversationId, after } });
  }

  /** What a busy server takes in one gulp may be more than it allows at once, paced as it was. */
  function refused({ kind, message }) {
    if (kind !== "rate_limited") return ledger.offend("refused", `${name}: ${kind} ${message}`);
    clearTimeout(again);
    again = setTimeout(() => {
      for (const id of conversationIds) if (!isWhole(id)) watch(id);
    }, AGAIN_MS);
  }

  const isWhole = (id) => screens.get(id).last() >= ledger.headOf(id);

  function onFrame(frame) {
    if (frame.type === "welcome" && cookie) conversationIds.forEach(watch);
    if (frame.type === "error") refused(frame);
    if (frame.type !== "events") return;
    const fresh = screens.get(frame.conversationId)?.take(frame);
    if (!fresh || frame.more) watch(frame.conversationId);
  }

  const reader = {
    name,
    /** How often the server has cut it off. */
    cuts: () => cuts,
    /** Comes, and comes back whenever it is cut off. */
    come() {
      isLeaving = false;
      const mine = openSocket(server, cookie ? "agent" : "visitor", { cookie, from });
      socket = mine;
      waiting = [];
      allowance = createAllowance();
      mine.onFrame = (frame) => mine === socket && onFrame(frame);
      mine.onClose = () => {
        if (isLeaving || mine !== socket) return;
        cuts += 1;
        setTimeout(() => isLeaving || reader.come(), COME_BACK_MS);
      };
      mine.opened.then(
        () => mine.send(hello()),
        () => {},
      );
    },
    stopReading: () => socket.pause(),
    readOn: () => socket.resume(),
    go() {
      isLeaving = true;
      socket.terminate();
    },
    /** Whether it shows everything that was acked. */
    isThere: () => conversationIds.every(isWhole),
  };
  return reader;
}
