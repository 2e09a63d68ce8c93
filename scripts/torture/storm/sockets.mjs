import { openLightSocket } from "./light-socket.mjs";

/** Fewer than the server's limit on requests of one address allows, each trying several times. */
const PEOPLE_PER_ADDRESS = 100;

/** Where a person comes from: a storm is not one address, and limits stay as they are. */
export const addressOf = (index) => `127.0.2.${1 + Math.floor(index / PEOPLE_PER_ADDRESS)}`;

/** Real sockets as the real client wants them, for one person; `tries` counts how often it asked. */
export function createSockets({ port }, { cookie, from }) {
  const sockets = {
    tries: 0,
    connect(door) {
      sockets.tries += 1;
      const at = { host: "127.0.0.1", port };
      const client = openLightSocket(at, `/socket/${door}`, { cookie, from });
      return { client, abandon: () => client.close() };
    },
  };
  return sockets;
}
