// A socket.io relay: events with acknowledgement, WebSocket only, nothing compressed or stored.
import { createRequire } from "node:module";
import { join, relay } from "./rooms.mjs";

// By require, which NODE_PATH can help while the package is not installed here.
const { Server } = createRequire(import.meta.url)("socket.io");
const server = new Server(Number(process.env.PORT), {
  transports: ["websocket"],
  serveClient: false,
  // The load generator does not answer pings; a slice is shorter than this.
  pingInterval: 3_600_000,
});

server.on("connection", (socket) => {
  const tell = (event) => socket.emit("m", event);
  socket.on("m", (frame, acknowledge) => {
    if (frame.type === "join") {
      join({ tell }, frame);
      return acknowledge({ type: "joined" });
    }
    const { ack, event, to } = relay(frame);
    acknowledge(ack);
    to?.tell(event);
  });
});
