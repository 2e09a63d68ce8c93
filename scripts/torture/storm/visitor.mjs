import { enterVisitor } from "../door/hello.mjs";
import { addressOf, createSockets } from "./sockets.mjs";

/** A visitor's tab: the widget's own messages and outbox over the real connection. */
export async function createVisitor({ house, index, clock, random, parts }) {
  const from = addressOf(index);
  const { socket, token } = await enterVisitor(house.server, house.siteKey, { from });
  socket.terminate();
  const ledger = parts.createLedger();
  const network = createSockets(house.server, { from });
  const world = { clock, random, network, plant: undefined };
  const browser = parts.createBrowser(clock);
  const visitor = { siteKey: house.siteKey, token };
  const tab = parts.openVisitorTab(world, { name: `visitor ${index}`, browser, ledger, visitor });
  let count = 0;

  return {
    name: `visitor ${index}`,
    ledger,
    network,
    say: () => tab.say(`visitor ${index} line ${count++}`),
    said: () => count,
    isBack: () => tab.isOpen(),
    /** Nothing waits, and the screen shows all that was said. */
    isWell: () =>
      tab.isOpen() &&
      tab.pending() === 0 &&
      tab.screen().filter(({ by }) => by.kind === "visitor").length >= count,
    conversationId: () => tab.screen()[0]?.conversationId,
    screens: () => [{ name: `visitor ${index}`, events: tab.screen(), seesNotes: false }],
    unsent: () => tab.pending(),
    leave: () => tab.vanish(true),
  };
}
