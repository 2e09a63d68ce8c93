import { TEXT_MAX } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test, vi } from "vitest";

async function oneSite() {
  const server = await startServer();
  const site = await server.addSite();
  return { server, site };
}

test("[M1] [M4] a visitor's first message opens a conversation and is acked with its seq", async () => {
  const { server, site } = await oneSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const ack = await visitor.next("ack");
  const { events, conversation } = await visitor.next("events");
  expect(ack).toMatchObject({ clientId: "first-0001", seq: 1 });
  expect(events.map(({ seq, body }) => [seq, body.type])).toEqual([
    [1, "message"],
    [2, "queued"],
  ]);
  expect(conversation).toMatchObject({ id: ack.conversationId, state: "waiting", seq: 2 });
});

test("[M3] the agent sees it arrive, claims it, and the reply reaches the visitor", async () => {
  const { server, site } = await oneSite();
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const conversation = await console.nextRow();
  expect(conversation).toMatchObject({ state: "waiting", unread: 1, lastText: "Hello?" });

  const { id } = conversation;
  const claimed = await server.call("POST", `/conversations/${id}/claim`, mara);
  expect(await claimed.json()).toMatchObject({ state: "active", assigneeId: mara.id });
  console.send({ type: "send_message", clientId: "reply-0001", conversationId: id, text: "Hi!" });
  await console.next("ack", (ack) => ack.clientId === "reply-0001");

  const reply = await visitor.next(
    "events",
    ({ events }) => events[0]?.body.type === "message" && events[0].by.kind === "agent",
  );
  expect(reply.events[0]).toMatchObject({
    by: { kind: "agent", name: "Mara Jensen" },
    body: { text: "Hi!" },
  });
  expect(reply.conversation?.agent?.name).toBe("Mara Jensen");
});

test("[M2] a repeat of a client id gets the first ack again and stores nothing", async () => {
  const { server, site } = await oneSite();
  const visitor = await connectVisitor(server, site.key);
  const frame = {
    type: "send_message",
    clientId: "same-0001",
    text: "Once",
    to: "person",
  } as const;
  visitor.send(frame);
  const first = await visitor.next("ack");
  visitor.send(frame);
  expect(await visitor.next("ack")).toEqual(first);
  expect((await server.house.conversations.byId(first.conversationId))?.seq).toBe(2);
});

test("[M4] first messages that race from two tabs make one conversation", async () => {
  const { server, site } = await oneSite();
  const one = await connectVisitor(server, site.key);
  const two = await connectVisitor(server, site.key, { token: one.token });
  one.send({ type: "send_message", clientId: "tab-one-1", text: "From one", to: "person" });
  two.send({ type: "send_message", clientId: "tab-two-1", text: "From two", to: "person" });
  const [a, b] = await Promise.all([one.next("ack"), two.next("ack")]);
  expect(a.conversationId).toBe(b.conversationId);
  const { id } = one.welcome.visitor;
  expect(await server.house.conversations.ofVisitor(id)).toHaveLength(1);
});

test("[F6] what a visitor says is stored in that order while the articles are being read", async () => {
  const { server, site } = await oneSite();
  const visitor = await connectVisitor(server, site.key);
  const { articles, faq, messages } = server.house;
  const read = articles.published;
  vi.spyOn(articles, "published").mockImplementationOnce(async (siteId) => {
    // Long enough for all that was sent to come in.
    visitor.send({ type: "ping" });
    await visitor.next("pong");
    return read(siteId);
  });
  faq.changed(site.id);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "To nobody" });
  visitor.send({ type: "send_message", clientId: "second-001", text: "To you", to: "person" });
  visitor.send({ type: "close_conversation", clientId: "third-0001", outcome: "solved" });
  const { conversationId } = await visitor.next("ack", ({ clientId }) => clientId === "third-0001");
  const stored = await messages.after("agents", conversationId, 0, 100);
  const named = stored.flatMap(({ clientId }) => clientId ?? []);
  expect(named).toEqual(["first-0001", "second-001", "third-0001"]);
});

test("[M9] an agent who has not claimed the conversation may not reply, and is told so", async () => {
  const { server, site } = await oneSite();
  const console = await connectAgent(server, await server.addAgent("Tomás Ruiz"));
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  console.send({ type: "send_message", clientId: "reply-0001", conversationId, text: "Hi!" });
  const error = await console.next("error");
  expect(error).toMatchObject({ kind: "wrong_state", clientId: "reply-0001" });
  expect(error.message).toContain("Claim");
});

test("[M11] a visitor never receives a note, and sees no gap where it was", async () => {
  const { server, site } = await oneSite();
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  console.send({ type: "watch", conversationId, after: 0 });
  console.send({ type: "add_note", clientId: "note-0001", conversationId, text: "Old friend" });
  await console.next("events", ({ events }) => events.some(({ body }) => body.type === "note"));
  visitor.send({ type: "send_message", clientId: "second-001", text: "Still there?" });
  const next = await visitor.next("events", ({ events }) => events[0]?.clientId === "second-001");
  expect([next.after, next.events[0]?.seq]).toEqual([2, 4]);
  expect(JSON.stringify(visitor.received)).not.toContain("Old friend");

  const again = await connectVisitor(server, site.key, { token: visitor.token });
  const all = await again.next("events");
  expect(all.events.map(({ seq }) => seq)).toEqual([1, 2, 4]);
});

test.each([
  ["", "text_empty"],
  ["   \n ", "text_empty"],
  ["x".repeat(TEXT_MAX + 1), "text_too_long"],
])("[M10] a text that is no message is refused by name", async (text, kind) => {
  const { server, site } = await oneSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text });
  expect(await visitor.next("error")).toMatchObject({ kind, clientId: "first-0001" });
});
