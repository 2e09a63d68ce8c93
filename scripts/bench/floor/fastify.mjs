// @fastify/websocket answering a hello and nothing else: what Foyer's connections stand on.
import { WELCOME } from "./rooms.mjs";
import { serverPackage } from "./server-package.mjs";

const app = serverPackage("fastify")();
await app.register(serverPackage("@fastify/websocket"));
app.get("/socket/visitor", { websocket: true }, (socket) => {
  socket.on("message", (data) => {
    if (JSON.parse(data).type === "hello") socket.send(JSON.stringify(WELCOME));
  });
});
await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
