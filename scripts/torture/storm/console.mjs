import { agentHello } from "../door/hello.mjs";
import { createShelf } from "../gaps/shelf.mjs";
import { createSockets } from "./sockets.mjs";

/** Conversations that one console has open. */
const OPEN = 5;

/** A console's list and open conversations, over the real connection and its real event logs. */
export function createConsole({ house, index, clock, random, client }) {
  const { connect, createEventLog } = client;
  const network = createSockets(house.server, { cookie: house.agents[index].cookie });
  const shelf = createShelf(random);
  const logs = new Map();

  const watch = (id) =>
    connection.send({ type: "watch", conversationId: id, after: logs.get(id).last() });

  function onFrame(frame) {
    if (frame.type === "welcome") {
      if (shelf.welcome(frame)) return connection.send(agentHello(frame.change));
      for (const id of logs.keys()) watch(id);
    } else if (frame.type === "conversations") frame.conversations.forEach(shelf.live);
    else if (frame.type === "events") {
      const { gapAfter } = logs.get(frame.conversationId).apply(frame);
      if (gapAfter !== undefined) watch(frame.conversationId);
    }
  }

  const connection = connect({
    url: "agent",
    openSocket: () => network.connect("agent").client,
    ...{ clock, random: random.next, onFrame, onStatus: () => {} },
    hello: () => agentHello(shelf.change()),
  });

  return {
    name: `console ${index}`,
    network,
    /** Opens some conversations; they stay open. */
    open(conversationIds) {
      for (const id of conversationIds.slice(0, OPEN)) {
        logs.set(id, createEventLog());
        watch(id);
      }
    },
    isBack: () => connection.status.name === "open" && !shelf.isPaging(),
    /** Whether it lists all conversations as they are, and shows what it has open. */
    isThere: ({ rows, heads }) =>
      connection.status.name === "open" &&
      rows.every(({ id, change, state }) => {
        const row = shelf.row(id);
        return row ? row.change === change : state === "closed";
      }) &&
      [...logs].every(([id, log]) => log.last() === heads.get(id)),
    screens: () =>
      [...logs].map(([id, log]) => ({ conversationId: id, events: log.events(), seesNotes: true })),
    leave: () => connection.close(),
  };
}
