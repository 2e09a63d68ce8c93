import { PROTOCOL_VERSION } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { WebSocket } from "ws";

test("[C1] a server that stops closes everyone with 4000, and forgets nobody's message", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const agent = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "last-0001", text: "Bye?", to: "person" });
  await visitor.next("ack");
  await server.close();
  expect(await visitor.closed).toMatchObject({ code: 4000 });
  expect(await agent.closed).toMatchObject({ code: 4000 });
});

test("[F7] who is being closed has left at once, even if their socket never answers", async () => {
  const server = await startServer();
  const watcher = await connectAgent(server, await server.addAgent("Olga Owner", "owner"));
  const mara = await server.addAgent("Mara Jensen");
  const url = `${server.origin.replace("http", "ws")}/socket/agent`;
  const deaf = new WebSocket(url, { headers: { origin: server.origin, cookie: mara.cookie } });
  await new Promise((resolve) => deaf.on("open", resolve));
  deaf.send(JSON.stringify({ type: "hello", version: PROTOCOL_VERSION, after: 0 }));
  await watcher.next("agent", ({ agent }) => agent.id === mara.id && agent.online);
  deaf.pause();
  const [session] = server.house.sessions.ofAgent(mara.id);
  await server.house.signIn.end(mara.id, session?.id ?? "");
  await watcher.next("agent", ({ agent }) => agent.id === mara.id && !agent.online);
  deaf.terminate();
});
