import { setTimeout as sleep } from "node:timers/promises";
import { openVisitorSocket, visitorHello } from "../load/foyer-door.mjs";

/** Between two messages of one person; well within what a connection may send. */
const PAUSE_MS = 300;
const PATIENCE_MS = 60_000;
/** Events that a client has seen but says it does not hold, so that every resume has work to do. */
const FORGETS = 2;

/** One visitor who talks, loses the server, and comes back with what it holds. */
export function createTalker(index, siteKey) {
  /** By seq: the client id of each event seen. */
  const seen = new Map();
  const acked = new Map();
  let socket;
  let token;
  let conversationId;
  let sent = 0;
  let changed = 0;
  let events = 0;
  let timer;
  let onFrame = () => {};

  function listen(to) {
    socket = to;
    socket.onFrame = (bytes, start, end) => {
      const frame = JSON.parse(bytes.toString("utf8", start, end));
      if (frame.type === "error") throw new Error(`${frame.kind}: ${frame.message}`);
      if (frame.type === "ack") acked.set(frame.clientId, frame.seq);
      if (frame.type === "events") frame.events.forEach(see);
      if (frame.conversationId) conversationId = frame.conversationId;
      onFrame(frame);
    };
  }

  function see({ seq, clientId }) {
    events += 1;
    // A number that now means something else was taken back by the kill.
    if (seen.has(seq) && seen.get(seq) !== clientId) changed += 1;
    seen.set(seq, clientId);
  }

  function say() {
    const clientId = `talker-${index}-${++sent}`;
    const text = "Are you still there?";
    socket.sendText(JSON.stringify({ type: "send_message", clientId, text, to: "person" }));
  }

  const frameOf = (type) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no ${type} came`)), PATIENCE_MS);
      onFrame = (frame) => {
        if (frame.type !== type) return;
        clearTimeout(late);
        resolve(frame);
      };
    });

  /** The last seq up to which nothing is missing. */
  function held() {
    let last = 0;
    while (seen.has(last + 1)) last++;
    return Math.max(1, last - FORGETS);
  }

  return {
    async arrive(server) {
      listen(await openVisitorSocket(server, index));
      const welcomed = frameOf("welcome");
      socket.sendText(visitorHello(siteKey));
      token = (await welcomed).token;
      const opened = frameOf("events");
      say();
      await opened;
    },

    talk() {
      timer = setTimeout(() => {
        say();
        timer = setInterval(say, PAUSE_MS);
      }, Math.random() * PAUSE_MS);
    },

    /** The kill is near: what is under way stays so. */
    brace() {
      clearTimeout(timer);
      clearInterval(timer);
      socket.onClose = () => {};
    },

    async comeBack(server) {
      listen(await insist(() => openVisitorSocket(server, index)));
      const holds = { conversationId, after: held() };
      for (const seq of seen.keys()) if (seq > holds.after + FORGETS) seen.delete(seq);
      const resumed = frameOf("events");
      socket.sendText(visitorHello(siteKey, { token, holds }));
      const { after } = await resumed;
      if (after !== holds.after) changed += 1;
    },

    check() {
      const here = new Set([...seen].map(([seq, clientId]) => `${seq} ${clientId}`));
      const missed = [...acked].filter(([clientId, seq]) => !here.has(`${seq} ${clientId}`));
      return { missed: missed.length, changed, acked: acked.size, events };
    },

    leave() {
      socket.onClose = () => {};
      socket.destroy();
    },
  };
}

/** Until it is let in, as a browser does. */
async function insist(open) {
  for (let i = 0; ; i++) {
    try {
      return await open();
    } catch (error) {
      if (i >= 100) throw error;
      await sleep(50);
    }
  }
}
