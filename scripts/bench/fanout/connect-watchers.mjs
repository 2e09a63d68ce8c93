import { forEachIndex } from "../load/connect-relay.mjs";
import { createWsDoor } from "../load/floor-door.mjs";
import { createFoyerDoor, openConsole } from "../load/foyer-door.mjs";
import { signInAgents } from "../process/foyer.mjs";
import { nextJson } from "../wire/raw-socket.mjs";

/** A few visitors who talk at the same time, so that a sync is shared as it is in life. */
const VISITORS = 4;
/** Consoles are open tabs of so many agents: hashing a hundred passwords would measure nothing. */
const AGENTS = 5;

export async function watchFoyer(server, count) {
  const agents = await signInAgents(server, AGENTS);
  const consoles = await forEachIndex(count, (i) => openConsole(server, agents[i % AGENTS], i));
  const door = await createFoyerDoor(server);
  const visitors = await forEachIndex(VISITORS, (index) => door.openVisitor(index));
  const ids = await forEachIndex(VISITORS, async (index) => {
    const agent = { cookie: agents[0].cookie, claimed: [] };
    return door.openConversation(index, visitors[index], agent);
  });
  await door.watch(consoles.map((socket) => ({ socket, claimed: ids })));
  return { server, visitors, consoles, message: () => door.message("visitor"), echoes: true };
}

/** The floor sends the event of every visitor to all who said they watch. */
export async function watchFloor(server, count) {
  const door = createWsDoor(server);
  const consoles = await forEachIndex(count, async (index) => {
    const socket = await door.openVisitor(index);
    socket.sendText(JSON.stringify({ type: "watch" }));
    // An answer to what came after it says that it has been heard.
    const heard = nextJson(socket, ({ type }) => type === "welcome");
    socket.sendText(JSON.stringify({ type: "hello" }));
    await heard;
    return socket;
  });
  const visitors = await forEachIndex(VISITORS, (index) => door.openVisitor(index));
  const message = (index) => door.message("visitor", `conversation-${index}`);
  return { server, visitors, consoles, message, echoes: false };
}
