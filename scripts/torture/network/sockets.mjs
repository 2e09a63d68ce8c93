import { serverPackage } from "../process/server-package.mjs";

const { WebSocket } = serverPackage("ws");

/** Real sockets through the proxy, as the simulator's clients expect theirs. */
export const createSockets = ({ proxy, cookie = "" }) => ({
  connect(door) {
    // For its clients the proxy is the server: their pages come from there.
    const host = `127.0.0.1:${proxy.port}`;
    const client = new WebSocket(`ws://${host}/socket/${door}`, {
      headers: { origin: `http://${host}`, cookie },
      perMessageDeflate: false,
      // A close that is not answered must not keep the process.
      closeTimeout: 1_000,
    });
    client.on("error", () => {});
    return { client, abandon: () => client.terminate() };
  },
});
