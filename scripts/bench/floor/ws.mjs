// The floor: a bare `ws` relay. Also a fan-out in the way most programs write it, one
// JSON.stringify a receiver.
import { join, relay, WELCOME } from "./rooms.mjs";
import { serverPackage } from "./server-package.mjs";

const { WebSocketServer } = serverPackage("ws");
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.env.PORT) });
const watchers = new Set();

server.on("connection", (socket) => {
  const say = (frame) => socket.send(JSON.stringify(frame));
  socket.on("message", (data) => {
    const frame = JSON.parse(data);
    if (frame.type === "hello") return say(WELCOME);
    if (frame.type === "join") return join({ say }, frame);
    if (frame.type === "watch") return watchers.add(say);
    const { ack, event, to } = relay(frame);
    say(ack);
    to?.say(event);
    for (const tell of watchers) tell(event);
  });
  socket.on("close", () => watchers.delete(say));
});
