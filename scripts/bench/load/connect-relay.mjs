import { createLedger } from "./ledger.mjs";
import { createLine } from "./line.mjs";

/** Runs `work` for 0 … count-1, some at a time: a server is set up, not yet measured. */
export async function forEachIndex(count, work, atOnce = 32) {
  const results = new Array(count);
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const index = next++;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
  return results;
}

/**
 * Conversations on a server that is running: a socket a visitor, and a console for every
 * `perAgent` of them. `door` knows how to come in; `sides` says who sends.
 */
export async function connectRelay(server, door, { conversations, perAgent, sides }) {
  const consoles = await door.openConsoles(Math.ceil(conversations / perAgent));
  const visitors = await forEachIndex(conversations, (index) => door.openVisitor(index));
  const consoleOf = (index) => consoles[Math.floor(index / perAgent)];
  const ids = await forEachIndex(conversations, (index) =>
    door.openConversation(index, visitors[index], consoleOf(index)),
  );
  await door.watch?.(consoles);
  const lines = visitors.flatMap((visitor, index) =>
    sides.map((side) => {
      const [own, peer] =
        side === "visitor"
          ? [visitor, consoleOf(index).socket]
          : [consoleOf(index).socket, visitor];
      const message = door.message(side, ids[index]);
      return createLine({ side, index, own, peer, message, wrap: door.wrap });
    }),
  );
  const sockets = [...visitors, ...consoles.map(({ socket }) => socket)];
  return {
    name: server.name,
    pids: server.pids ?? [server.pid],
    services: server.services,
    ledger: createLedger(lines, door),
    close() {
      for (const socket of sockets) {
        socket.onClose = () => {};
        socket.destroy();
      }
    },
  };
}
