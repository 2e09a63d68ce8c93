import { openRawSocket, sourceAddress } from "../wire/raw-socket.mjs";

/** The ways into the bare `ws` floor. */
export const createWsDoor = (server) => createDoor(server, { path: "/" });

/** Engine.IO 4 and socket.io 5 as they go over a WebSocket: events ask for an acknowledgement. */
export const createSocketIoDoor = (server) =>
  createDoor(server, {
    path: "/socket.io/?EIO=4&transport=websocket",
    wrap: (text) => `421["m",${text}]`,
    greet: async (socket) => {
      const opened = nextPacket(socket, "40");
      socket.sendText("40");
      await opened;
    },
  });

function createDoor(server, { path, wrap = (text) => text, greet }) {
  async function open(index) {
    const socket = await openRawSocket({ port: server.port, path, from: sourceAddress(index) });
    await greet?.(socket);
    return socket;
  }
  const joinAs = (socket, side, id) =>
    socket.sendText(wrap(JSON.stringify({ type: "join", side, conversations: [id] })));

  return {
    echoes: false,
    wrap,
    openVisitor: open,
    openConsoles: (count) =>
      Promise.all(Array.from({ length: count }, async (_, i) => ({ socket: await open(i) }))),
    async openConversation(index, visitor, { socket }) {
      const id = `conversation-${String(index).padStart(8, "0")}`;
      joinAs(visitor, "visitor", id);
      joinAs(socket, "agent", id);
      return id;
    },
    message: (side, conversationId) => ({ type: "send_message", side, conversationId }),
  };
}

function nextPacket(socket, start) {
  return new Promise((resolve) => {
    socket.onFrame = (bytes, from, to) => {
      if (bytes.toString("latin1", from, to).startsWith(start)) resolve();
    };
  });
}
