import { createConnection } from "node:net";
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
  const mara = await server.addAgent("Mara Jensen");
  const watcher = await connectAgent(server, await server.addAgent("Olga Owner", "owner"));
  const url = `${server.origin.replace("http", "ws")}/socket/agent`;
  const deaf = new WebSocket(url, { headers: { origin: server.origin, cookie: mara.cookie } });
  await new Promise((resolve) => deaf.on("open", resolve));
  deaf.send(JSON.stringify({ type: "hello", version: PROTOCOL_VERSION, after: 0 }));
  await watcher.next("agent", ({ agent }) => agent.id === mara.id && agent.online);
  deaf.pause();
  const [session] = await server.house.sessions.ofAgent(mara.id);
  await server.house.signIn.end(mara.id, session?.id ?? "");
  await watcher.next("agent", ({ agent }) => agent.id === mara.id && !agent.online);
  deaf.terminate();
});

test("a server that stops waits for nobody for long who does not read", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const page = await fetch(`${server.origin}/embed/${site.key}.js`);
  const deaf = new WebSocket(`${server.origin.replace("http", "ws")}/socket/visitor`);
  await new Promise((resolve) => deaf.on("open", resolve));
  deaf.pause();
  // Larger than what the system itself holds, so that the answer cannot be finished.
  const { hostname, port } = new URL(server.origin);
  const unread = createConnection(Number(port), hostname);
  unread.pause();
  unread.on("error", () => undefined);
  for (let i = 0; i < 2_000; i++) {
    unread.write(`GET /embed/${site.key}.js HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  }
  await page.text();
  await server.close();
  deaf.terminate();
  unread.destroy();
  await expect(fetch(server.origin)).rejects.toThrow();
});
