import { PROTOCOL_VERSION } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  openAgentSocket,
  startServer,
  type TestServer,
} from "@foyer/test-kit";
import { expect, test } from "vitest";
import { WebSocket } from "ws";

async function withSession(server: TestServer, name: string) {
  const agent = await server.addAgent(name);
  const [session] = await server.house.sessions.ofAgent(agent.id);
  return { agent, sessionId: session?.id ?? "" };
}

/** The status that an upgrade is refused with. */
function refusedUpgrade(server: TestServer, headers: Record<string, string>): Promise<number> {
  const url = `${server.origin.replace("http", "ws")}/socket/agent`;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on("unexpected-response", (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on("open", () => reject(new Error("the upgrade was not refused")));
    socket.on("error", () => undefined);
  });
}

test("[H9] a socket with a foreign Origin, or without one, is refused at the upgrade", async () => {
  const server = await startServer();
  const { cookie } = await server.addAgent("Mara Jensen");
  const origin = "https://evil.example";
  expect(await refusedUpgrade(server, { cookie, origin })).toBe(403);
  expect(await refusedUpgrade(server, { cookie })).toBe(403);
});

test("[H9] without a session that lasts, the socket is closed with 4401", async () => {
  const server = await startServer();
  for (const cookie of ["", "foyer_session=nothing", "other=1"]) {
    const socket = await openAgentSocket(server, cookie);
    socket.send({ type: "hello", version: PROTOCOL_VERSION, after: 0 });
    expect(await socket.closed).toMatchObject({ code: 4401 });
    expect(socket.received).toEqual([]);
  }
});

test("[H1] an agent's frame before the welcome is answered by not_ready, and does nothing", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  const agent = await server.addAgent("Mara Jensen");
  await server.house.agentActs.claim(agent.id, conversationId);
  const socket = await openAgentSocket(server, agent.cookie);
  const early = [
    { type: "send_message", clientId: "early-0001", conversationId, text: "Hi" },
    { type: "add_note", clientId: "early-0002", conversationId, text: "Hm" },
    { type: "read", conversationId, seq: 1 },
    { type: "typing", conversationId, on: true },
    { type: "watch", conversationId, after: 0 },
    { type: "unwatch", conversationId },
    { type: "history", conversationId, before: 9 },
    { type: "ping" },
  ] as const;
  for (const frame of early) {
    socket.send(frame);
    expect(await socket.next("error"), frame.type).toMatchObject({ kind: "not_ready" });
  }
  const row = await server.house.conversations.byId(conversationId);
  expect(row).toMatchObject({ seq: 3, readByAgent: 0 });
});

test("[H2] a newer console is told which version is spoken here", async () => {
  const server = await startServer();
  const { cookie } = await server.addAgent("Mara Jensen");
  const socket = await openAgentSocket(server, cookie);
  socket.send({ type: "hello", version: PROTOCOL_VERSION + 1, after: 0 });
  const error = await socket.next("error");
  expect(error.kind).toBe("malformed");
  expect(error.message).toContain(`version ${PROTOCOL_VERSION}`);
});

test("[H11] a revoked session closes its sockets with 4401, and only its own", async () => {
  const server = await startServer();
  const { agent, sessionId } = await withSession(server, "Mara Jensen");
  const elsewhere = { ...agent, cookie: "" };
  elsewhere.cookie = `foyer_session=${await server.house.signIn.start(agent.id, "A phone")}`;
  const here = await connectAgent(server, agent);
  const there = await connectAgent(server, elsewhere);
  const revoked = await server.call("DELETE", `/sessions/${sessionId}`, elsewhere);
  expect(revoked.status).toBe(204);
  expect(await here.closed).toMatchObject({ code: 4401 });
  there.send({ type: "ping" });
  await there.next("pong");
});

test("[H11] signing out closes the socket of that browser", async () => {
  const server = await startServer();
  const agent = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, agent);
  await server.call("POST", "/logout", agent);
  expect(await console.closed).toMatchObject({ code: 4401 });
});

test.each([
  ["is deactivated", { active: false }],
  ["gets another role", { role: "admin" }],
  ["gets a new password", { password: "another long password" }],
])("[H11] an agent who %s loses their open sockets", async (_what, change) => {
  const server = await startServer();
  const owner = await server.addAgent("Olga Owner", "owner");
  const agent = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, agent);
  const patched = await server.call("PATCH", `/agents/${agent.id}`, owner, change);
  expect(patched.status).toBe(200);
  expect(await console.closed).toMatchObject({ code: 4401 });
});

test("[H11] an owner who deactivates themselves is out at once, too", async () => {
  const server = await startServer();
  await server.addAgent("Olga Owner", "owner");
  const leaver = await server.addAgent("Lea Leaver", "owner");
  const console = await connectAgent(server, leaver);
  await server.call("PATCH", `/agents/${leaver.id}`, leaver, { active: false });
  expect(await console.closed).toMatchObject({ code: 4401 });
  expect((await server.call("GET", "/me", leaver)).status).toBe(401);
});

test("[F7] a console that ignores its closing can do nothing more", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const { agent, sessionId } = await withSession(server, "Mara Jensen");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  await server.house.agentActs.claim(agent.id, conversationId);

  const url = `${server.origin.replace("http", "ws")}/socket/agent`;
  const deaf = new WebSocket(url, { headers: { origin: server.origin, cookie: agent.cookie } });
  const closed = new Promise((resolve) => deaf.on("close", resolve));
  await new Promise((resolve) => deaf.on("open", resolve));
  deaf.send(JSON.stringify({ type: "hello", version: PROTOCOL_VERSION, after: 0 }));
  await new Promise((resolve) => deaf.once("message", resolve));
  // From here it reads nothing, so it does not learn that it was closed.
  deaf.pause();
  await server.house.signIn.end(agent.id, sessionId);
  const late = { type: "send_message", clientId: "late-0001", conversationId, text: "Still me" };
  deaf.send(JSON.stringify(late));
  deaf.resume();
  expect(await closed).toBe(4401);
  await server.house.db.writes.drained();
  expect((await server.house.conversations.byId(conversationId))?.seq).toBe(3);
});
