import { setTimeout as sleep } from "node:timers/promises";
import { enterConsole } from "../door/hello.mjs";

const EVERY_MS = 25;

/** An agent who turns pages all the time: what is read in the trouble, and how slowly. */
export async function createReader({ house, ledger }) {
  const seen = { pages: 0, failed: 0, slowest: 0 };
  let isReading = true;
  let entered;

  async function turn() {
    const ids = [...new Set(ledger.screens.map(({ conversationId }) => conversationId))];
    for (const conversationId of ids) {
      if (!isReading) return;
      const began = performance.now();
      try {
        entered ??= await enterConsole(house.server, house.agents[0].cookie);
        const { socket } = entered;
        const page = socket.next(({ type }) => type === "history");
        socket.send({ type: "history", conversationId, before: 1_000_000 });
        check(conversationId, (await page).events);
        seen.pages += 1;
      } catch {
        seen.failed += 1;
        entered?.socket.terminate();
        entered = undefined;
      }
      seen.slowest = Math.max(seen.slowest, performance.now() - began);
      await sleep(EVERY_MS);
    }
    await sleep(EVERY_MS);
  }

  /** A page is whole, and says what was said. */
  function check(conversationId, events) {
    events.forEach(({ seq, clientId, body }, i) => {
      const where = `the reader: ${conversationId} seq ${seq}`;
      if (i > 0 && seq !== events[i - 1].seq + 1) ledger.offend("hole", where);
      const isTrue = body.type !== "message" || body.text.startsWith(`${clientId} `);
      if (!isTrue || (clientId && !ledger.said.has(clientId))) ledger.offend("changed", where);
    });
  }

  const reading = (async () => {
    while (isReading) await turn();
  })();

  return {
    /** What was read since the last time. */
    take() {
      const taken = { ...seen };
      Object.assign(seen, { pages: 0, failed: 0, slowest: 0 });
      return taken;
    },
    async end() {
      isReading = false;
      await reading;
      entered?.socket.terminate();
    },
  };
}
