import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** A visitor has said three things and waits; Mara looks on. */
async function unreadTalk() {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key);
  for (const n of [1, 2, 3]) {
    visitor.send({ type: "send_message", clientId: `line-000${n}`, text: `${n}`, to: "person" });
    await visitor.next("ack");
  }
  const { conversationId } = await visitor.next("events");
  const row = () => server.house.conversations.byId(conversationId);
  return { server, mara, console, visitor, conversationId, row };
}

test("[S1] unread counts the visitor's messages that no agent has read", async () => {
  const { console, conversationId, row } = await unreadTalk();
  expect(await row()).toMatchObject({ seq: 4, unread: 3, readByAgent: 0 });
  const counts: number[] = [];
  // message, queued, message, message
  for (const seq of [1, 2, 3, 4]) {
    console.send({ type: "read", conversationId, seq });
    counts.push((await console.nextRow(({ readByAgent }) => readByAgent === seq)).unread);
  }
  expect(counts).toEqual([2, 2, 1, 0]);
});

test("[S1] the visitor learns how far an agent has read, and the agent how far the visitor has", async () => {
  const { console, visitor, conversationId, server, mara } = await unreadTalk();
  console.send({ type: "read", conversationId, seq: 4 });
  const seen = await visitor.next("conversation");
  expect(seen.conversation).toMatchObject({ id: conversationId, readByAgent: 4 });
  await server.house.agentActs.claim(mara.id, conversationId);
  visitor.send({ type: "read", conversationId, seq: 5 });
  await console.nextRow(({ readByVisitor }) => readByVisitor === 5);
});

test("[S1] marks never go back, and never beyond the last event", async () => {
  const { console, visitor, conversationId, row } = await unreadTalk();
  console.send({ type: "read", conversationId, seq: 1_000_000 });
  await visitor.next("conversation");
  expect(await row()).toMatchObject({ readByAgent: 4, unread: 0 });
  console.send({ type: "read", conversationId, seq: 2 });
  visitor.send({ type: "read", conversationId, seq: 1 });
  visitor.send({ type: "ping" });
  await visitor.next("pong");
  console.send({ type: "read", conversationId: "nowhere", seq: 1 });
  await console.next("error");
  expect(await row()).toMatchObject({ readByAgent: 4, readByVisitor: 4 });
});

test("[S1] a visitor's mark does not tell them of notes they cannot see", async () => {
  const { console, visitor, conversationId, row } = await unreadTalk();
  console.send({ type: "add_note", clientId: "note-0001", conversationId, text: "Hm" });
  await console.next("ack");
  visitor.send({ type: "read", conversationId, seq: 5 });
  visitor.send({ type: "send_message", clientId: "line-0004", text: "4" });
  await visitor.next("ack", ({ clientId }) => clientId === "line-0004");
  const marks = visitor.received.flatMap((frame) =>
    frame.type === "conversation" ? frame.conversation.readByVisitor : [],
  );
  expect(marks).not.toContain(5);
  expect((await row())?.readByVisitor).toBe(6);
});

test("[S2] an agent's reply has read what it answers; a note has not", async () => {
  const { server, mara, console, conversationId, row } = await unreadTalk();
  console.send({ type: "add_note", clientId: "note-0001", conversationId, text: "Hm" });
  await console.next("ack");
  expect((await row())?.unread).toBe(3);
  await server.house.agentActs.claim(mara.id, conversationId);
  console.send({ type: "send_message", clientId: "reply-0001", conversationId, text: "Hi" });
  await console.next("ack");
  expect(await row()).toMatchObject({ unread: 0, readByAgent: 7, readByVisitor: 4 });
});

test("[S2] what a visitor says they have read themselves", async () => {
  const { row } = await unreadTalk();
  expect(await row()).toMatchObject({ readByVisitor: 4, readByAgent: 0 });
});
