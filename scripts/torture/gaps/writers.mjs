import { enterConsole, enterVisitor } from "../door/hello.mjs";
import { request } from "../process/console-api.mjs";

/** Acts of one writer that are under way at a time. */
const WINDOW = 3;
/** Conversations that are much longer than the others. */
const LONG = 3;
const WITH_AGENT = 0.4;

/** One writer on one socket: says the next thing at every ack, while `wants` says so. */
function createWriter({ name, socket, truth, next, wants }) {
  let count = 0;
  let pending = 0;
  const go = () => {
    while (pending < WINDOW && wants()) {
      const clientId = `${name}_${String(++count).padStart(7, "0")}`;
      pending += 1;
      socket.send({ ...next(), clientId, text: `${clientId} ${"x".repeat(count % 90)}` });
    }
  };
  socket.onFrame = (frame) => {
    if (frame.type === "error") truth.offend("refused", `${name}: ${frame.message}`);
    if (frame.type !== "ack") return;
    truth.note(name, frame.conversationId, frame.seq, frame.clientId);
    pending -= 1;
    go();
  };
  return { go, isIdle: () => pending === 0 };
}

/** Visitors begin their conversations; returns {conversationId, token, visitor} of each. */
export async function openTalks(house, count, truth) {
  const talks = [];
  for (let i = 0; i < count; i++) {
    const { socket, token } = await enterVisitor(house.server, house.siteKey);
    const acked = socket.next(({ type }) => type === "ack");
    const clientId = `opening${i}_0000001`;
    socket.send({ type: "send_message", clientId, text: `${clientId} Hello?`, to: "person" });
    const { conversationId, seq } = await acked;
    truth.note("opening", conversationId, seq, clientId);
    talks.push({ conversationId, token, socket });
  }
  return talks;
}

/**
 * Everybody who writes: some visitors in their own conversations, and agents who answer in
 * theirs and leave notes in all, most of them in a few that grow long.
 */
export async function createWriters({ house, talks, speakers, truth, random, wants }) {
  const { server, agents } = house;
  const writers = talks.slice(0, speakers).map(({ socket }, i) => {
    const next = () => ({ type: "send_message" });
    return createWriter({ name: `visitor${i}`, socket, truth, next, wants });
  });
  for (const [i, agent] of agents.entries()) {
    const mine = talks.filter((_, n) => n % agents.length === i && n < speakers);
    for (const { conversationId } of mine) {
      await request(server, agent.cookie, "POST", `/conversations/${conversationId}/claim`);
    }
    const { socket } = await enterConsole(server, agent.cookie);
    const next = () => {
      const answers = random.between(0, 1) < WITH_AGENT && mine.length > 0;
      const skewed = random.between(0, 1) < 0.5 ? talks.slice(0, LONG) : talks;
      const { conversationId } = random.oneOf(answers ? mine : skewed);
      return { type: answers ? "send_message" : "add_note", conversationId };
    };
    writers.push(createWriter({ name: `agent${i}`, socket, truth, next, wants }));
  }
  // Of those who wait for nobody, some are closed now and then: lists lose them.
  const closable = talks.slice(speakers);
  async function closeOne() {
    if (closable.length === 0) return;
    const { conversationId } = closable.pop();
    const path = `/conversations/${conversationId}/close`;
    await request(server, agents[0].cookie, "POST", path, { outcome: "no_answer" });
  }
  return {
    go() {
      for (const writer of writers) writer.go();
    },
    isIdle: () => writers.every((writer) => writer.isIdle()),
    closeOne,
  };
}
