import { enterConsole } from "../door/hello.mjs";

/** Well within what the server lets a connection be silent. */
const BEAT_MS = 15_000;

/** A console's list of conversations, as `welcome` and `conversations` frames tell it. */
export async function openList(house, { id, cookie }, onRow) {
  const rows = new Map();
  const put = (row) => {
    if ((rows.get(row.id)?.change ?? -1) < row.change) rows.set(row.id, row);
    onRow(row);
  };
  const prepare = (socket) => {
    socket.onFrame = (frame) => {
      if (frame.type === "welcome") frame.conversations.forEach(put);
      if (frame.type === "conversations") frame.conversations.forEach(put);
    };
  };
  const { socket } = await enterConsole(house.server, cookie, { prepare });
  setInterval(() => socket.send({ type: "ping" }), BEAT_MS).unref();
  return { id, row: (conversationId) => rows.get(conversationId), isOpen: socket.isOpen };
}
