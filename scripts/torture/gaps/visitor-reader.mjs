import { visitorHello } from "../door/hello.mjs";
import { openSocket } from "../door/socket.mjs";
import { cursorBefore } from "./cursor.mjs";
import { createHolding } from "./holding.mjs";

/** Another tab of a visitor: it comes with a cursor, reads for a while and is gone again. */
export function createVisitorReader({ name, house, random, truth, tally, talk }) {
  const { conversationId, token } = talk;
  let held = 0;
  let socket;
  let holding;

  return {
    name,
    come(from = cursorBefore(held, random)) {
      socket = openSocket(house.server, "visitor");
      const mine = socket;
      tally.sessions += 1;
      const watch = (after) => mine.send({ type: "watch", conversationId, after });
      const place = { owner: name, conversationId, seesNotes: false, from };
      holding = createHolding({ ...place, truth, tally, watch });
      const holds = { conversationId, after: from };
      mine.onFrame = (frame) => {
        if (frame.type === "events") holding.take(frame);
        if (frame.type === "error") truth.offend("refused", `${name}: ${frame.message}`);
      };
      mine.opened.then(
        () => mine.send(visitorHello(house.siteKey, { token, ...(from > 0 ? { holds } : {}) })),
        () => {},
      );
    },
    async go() {
      socket.terminate();
      await socket.closed;
      held = Math.max(held, holding.last());
    },
    /** Whether it shows all that its visitor may see. */
    isThere: ({ visible }) => holding.last() >= (visible.get(conversationId) ?? 0),
    describe: () => `${holding.last()} in ${conversationId}`,
  };
}
