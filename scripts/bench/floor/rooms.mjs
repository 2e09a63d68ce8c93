// What a floor does with a frame, whichever library carries it: the same frames as Foyer, with
// nothing checked, stored or remembered.

/** Who talks in which conversation, and the number of its last message. */
const rooms = new Map();

function roomOf(id) {
  const room = rooms.get(id) ?? { seq: 0, visitor: undefined, agent: undefined };
  rooms.set(id, room);
  return room;
}

/** `peer` is whatever the caller sends with. */
export function join(peer, { side, conversations }) {
  for (const id of conversations) roomOf(id)[side] = peer;
}

/** Who is on the other side of `side`, if they are in this process. */
export const peerOf = (conversationId, side) =>
  rooms.get(conversationId)?.[side === "visitor" ? "agent" : "visitor"];

/** The ack for the sender, and the event for the other side. */
export function relay({ side, conversationId, clientId, text }) {
  const room = roomOf(conversationId);
  const seq = ++room.seq;
  const by = { kind: side };
  const body = { type: "message", text };
  const event = { conversationId, seq, at: Date.now(), by, clientId, body };
  return {
    ack: { type: "ack", clientId, conversationId, seq },
    event: { type: "events", conversationId, after: seq - 1, events: [event] },
    to: side === "visitor" ? room.agent : room.visitor,
  };
}

/** Answers a hello, for the floors of `idle`. */
export const WELCOME = { type: "welcome", visitor: { id: "v", name: null }, here: [], popular: [] };
