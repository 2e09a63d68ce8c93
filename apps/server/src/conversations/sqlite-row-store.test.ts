import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

test("a message and a claim that come at once both find the other's change", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  const { conversationId } = await visitor.next("ack");
  const { house } = server;
  const who = { ...visitor.welcome.visitor, siteId: site.id, pagePath: "/" };
  // One turn: one batch, in which each write sees what the one before it has staged.
  const acts = [
    house.acts.sendMessage.fromVisitor(who, {
      ...{ type: "send_message", clientId: "line-0001", text: "One" },
    }),
    house.agentActs.claim(mara.id, conversationId),
    house.acts.sendMessage.fromAgent(mara.id, {
      ...{ type: "send_message", clientId: "line-0002", text: "Two", conversationId },
    }),
    house.acts.sendMessage.fromVisitor(who, {
      ...{ type: "send_message", clientId: "line-0001", text: "One" },
    }),
  ];
  const [first, , reply, repeat] = await Promise.all(acts);
  expect([first, reply, repeat].map((ack) => ack && "seq" in ack && ack.seq)).toEqual([3, 4, 3]);
  expect(await house.conversations.byId(conversationId)).toMatchObject({
    ...{ state: "active", assigneeId: mara.id, seq: 4, lastText: "Two", unread: 0 },
  });
});

test("what memory holds of a conversation is what the database holds", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "line-0001", text: "Hi", to: "person" });
  const { conversationId } = await visitor.next("ack");
  await server.call("POST", `/conversations/${conversationId}/claim`, mara);
  console.send({ type: "send_message", clientId: "line-0002", text: "Hello", conversationId });
  await console.next("ack");
  visitor.send({ type: "read", conversationId, seq: 4 });
  await server.call("PATCH", `/visitors/${visitor.welcome.visitor.id}`, mara, { name: "Ines" });
  await server.call("POST", `/conversations/${conversationId}/close`, mara, { outcome: "solved" });
  const held = await server.house.conversations.byId(conversationId);
  const [stored] = await server.house.conversations.ofVisitor(visitor.welcome.visitor.id);
  expect(held).toEqual(stored);
  expect(held).toMatchObject({ state: "closed", visitorName: "Ines", readByVisitor: 4 });
  expect(await server.house.conversations.lastChange()).toBe(held?.change);
});
