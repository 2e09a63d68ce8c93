import { setTimeout as sleep } from "node:timers/promises";
import { agentHello } from "../door/hello.mjs";
import { openSocket } from "../door/socket.mjs";
import { cursorBefore } from "./cursor.mjs";
import { createHolding } from "./holding.mjs";
import { createShelf } from "./shelf.mjs";

/** Conversations that a console has open at a time; all others it only lists. */
const OPEN = 5;
/** A connection breaks after some of the frames of rows that are under way, or soon without one. */
const FRAMES_LEFT = 4;
const BREAKING_MS = 120;

/** A console: its list resumes from an old change, and it opens conversations at old cursors. */
export function createConsoleReader(options) {
  const { name, house, agent, random, truth, tally, talks, lists } = options;
  const shelf = createShelf(random);
  const held = new Map();
  const open = new Map();
  let socket;
  /** Frames of rows that are still read of a connection that is about to break. */
  let framesLeft = Number.POSITIVE_INFINITY;

  function watch(conversationId) {
    const mine = socket;
    const send = (after) => mine.send({ type: "watch", conversationId, after });
    const from = cursorBefore(held.get(conversationId) ?? 0, random);
    const place = { owner: name, conversationId, seesNotes: true, from };
    open.set(conversationId, createHolding({ ...place, truth, tally, watch: send }));
    send(from);
  }

  function put(conversationId) {
    const holding = open.get(conversationId);
    held.set(conversationId, Math.max(held.get(conversationId) ?? 0, holding.last()));
    open.delete(conversationId);
    socket.send({ type: "unwatch", conversationId });
  }

  function onFrame(frame) {
    if (framesLeft === 0) return;
    if (frame.type === "welcome") {
      tally.rows += frame.conversations.length;
      if (shelf.welcome(frame)) socket.send(agentHello(frame.change));
      else lists.check(name, shelf, frame.change);
      while (open.size < OPEN) watch(random.oneOf(talks).conversationId);
    } else if (frame.type === "conversations") {
      tally.rows += frame.conversations.length;
      framesLeft -= 1;
      frame.conversations.forEach(shelf.live);
    } else if (frame.type === "events") open.get(frame.conversationId)?.take(frame);
    else if (frame.type === "error") truth.offend("refused", `${name}: ${frame.message}`);
  }

  return {
    name,
    come() {
      framesLeft = Number.POSITIVE_INFINITY;
      shelf.goBack();
      tally.sessions += 1;
      socket = openSocket(house.server, "agent", { cookie: agent.cookie });
      const mine = socket;
      // What the system still holds of a connection that is gone does not count.
      mine.onFrame = (frame) => mine === socket && onFrame(frame);
      mine.opened.then(
        () => mine.send(agentHello(shelf.change())),
        () => {},
      );
    },
    /** Goes on to another conversation on the same connection. */
    turn() {
      const [first] = open.keys();
      if (first) put(first);
      if (socket.isOpen() && !shelf.isPaging()) watch(random.oneOf(talks).conversationId);
    },
    async go() {
      framesLeft = 1 + Math.floor(random.between(0, FRAMES_LEFT));
      await sleep(BREAKING_MS);
      framesLeft = 0;
      socket.terminate();
      await socket.closed;
      for (const conversationId of [...open.keys()]) put(conversationId);
    },
    /** Whether it lists every conversation as it is, and shows all of those that it has open. */
    isThere: ({ heads, rows }) =>
      !shelf.isPaging() &&
      [...open.values()].every((one) => one.last() >= heads.get(one.conversationId)) &&
      rows.every((row) => isListed(shelf, row)),
    describe({ heads, rows }) {
      const behind = [...open.values()].filter((o) => o.last() < heads.get(o.conversationId));
      const wrong = rows.filter((row) => !isListed(shelf, row)).map(({ id }) => id);
      return `${behind.length} logs behind, ${wrong.length} rows wrong: ${wrong.slice(0, 3)}`;
    },
  };
}

/** A list that begins with what is open need not have what is closed; what it has must be right. */
function isListed(shelf, { id, state, change }) {
  const shown = shelf.row(id);
  return shown ? shown.change === change : state === "closed";
}
