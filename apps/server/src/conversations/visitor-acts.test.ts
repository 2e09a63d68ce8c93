import { connectAgent, connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A visitor whose conversation Mara had and closed. `met` false: it was in self-service only. */
async function closedTalk({ met = true } = {}) {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  await server.addArticle(site.id, { question: "When do you open?" });
  const mara = await server.addAgent("Mara Jensen");
  const visitor = await connectVisitor(server, site.key);
  const to = met ? "person" : "faq";
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to });
  const { conversationId: id } = await visitor.next("ack");
  if (met) await server.house.agentActs.claim(mara.id, id);
  await server.house.agentActs.close(mara.id, id, { outcome: "solved" });
  const say = async (clientId: string, text = "One more thing") => {
    visitor.send({ type: "send_message", clientId, text });
    return visitor.next("ack", (ack) => ack.clientId === clientId);
  };
  const row = () => server.house.conversations.byId(id);
  const log = async () => {
    const events = await server.house.messages.after("agents", id, 0, 100);
    return events.map(({ body }) => body);
  };
  return { clock, server, mara, visitor, id, say, row, log };
}

test("[M8] a message soon after closing reopens for the same agent if connected", async () => {
  const { server, mara, id, say, row, log } = await closedTalk();
  await connectAgent(server, mara);
  expect(await say("again-0001")).toMatchObject({ conversationId: id });
  expect(await row()).toMatchObject({ state: "active", assigneeId: mara.id, closedAt: null });
  expect((await row())?.outcome).toBeNull();
  expect((await log()).slice(-2)).toMatchObject([
    { type: "message" },
    { type: "reopened", state: "active" },
  ]);
});

test("[M8] when that agent is not connected it goes into the queue", async () => {
  const { say, row, log } = await closedTalk();
  await say("again-0001");
  expect(await row()).toMatchObject({ state: "waiting", assigneeId: null });
  expect((await row())?.waitingSince).not.toBeNull();
  expect((await log()).at(-1)).toEqual({ type: "reopened", state: "waiting" });
});

test("[M8] one that never met a person goes on in self-service, and is answered", async () => {
  const { say, row, log } = await closedTalk({ met: false });
  await say("again-0001", "When do you open?");
  expect(await row()).toMatchObject({ state: "self_service", assigneeId: null });
  expect((await log()).slice(-3)).toMatchObject([
    { type: "message" },
    { type: "answered", articles: [{ question: "When do you open?" }] },
    { type: "reopened", state: "self_service" },
  ]);
});

test("[M8] after seven days a message opens a new conversation", async () => {
  const { clock, server, visitor, id, say, row } = await closedTalk();
  clock.advance(7 * DAY_MS - 1);
  expect((await say("in-time-01")).conversationId).toBe(id);
  await server.house.agentActs.close("nobody", id, { outcome: "solved" });
  clock.advance(7 * DAY_MS);
  const fresh = await say("too-late-1");
  expect(fresh.conversationId).not.toBe(id);
  expect(fresh.seq).toBe(1);
  expect((await row())?.state).toBe("closed");
  expect(await server.house.conversations.ofVisitor(visitor.welcome.visitor.id)).toHaveLength(2);
});

test("[M2] a repeat is known again in a new conversation, too", async () => {
  const { clock, id, say } = await closedTalk();
  clock.advance(8 * DAY_MS);
  await say("fresh-0001");
  expect(await say("first-0001")).toMatchObject({ conversationId: id, seq: 1 });
});

test("[M6] asking for a person opens, brings into the queue, and reopens", async () => {
  const { visitor, row, log } = await closedTalk();
  const ask = async (clientId: string) => {
    visitor.send({ type: "ask_person", clientId });
    return visitor.next("ack", (ack) => ack.clientId === clientId);
  };
  await ask("person-001");
  expect(await row()).toMatchObject({ state: "waiting", assigneeId: null });
  expect((await log()).at(-1)).toEqual({ type: "queued", reason: "reopened" });
});

test("[M6] asking twice for a person queues once; agents see that it was asked again", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  visitor.send({ type: "ask_person", clientId: "person-002" });
  visitor.send({ type: "ask_person", clientId: "person-001" });
  const acks = [await visitor.next("ack"), await visitor.next("ack"), await visitor.next("ack")];
  expect(acks.map(({ seq }) => seq)).toEqual([1, 2, 1]);
  const { conversationId = "" } = acks[0] ?? {};
  expect(await server.house.conversations.byId(conversationId)).toMatchObject({
    ...{ state: "waiting", seq: 2, visibleSeq: 1 },
  });
  expect(await server.house.messages.after("agents", conversationId, 1, 9)).toMatchObject([
    { clientId: "person-002", body: { type: "asked_again", what: "person" } },
  ]);
});

test("[M7] a visitor ends their conversation and says whether it helped", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  const end = { type: "close_conversation", clientId: "end-00001", outcome: "not_solved" } as const;
  visitor.send(end);
  expect(await visitor.next("error")).toMatchObject({ kind: "wrong_state", clientId: "end-00001" });
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?" });
  const { conversationId } = await visitor.next("ack");
  visitor.send(end);
  const { seq } = await visitor.next("ack", ({ clientId }) => clientId === "end-00001");
  const row = await server.house.conversations.byId(conversationId);
  expect(row).toMatchObject({ state: "closed", outcome: "not_solved", seq });
  visitor.send({ ...end, clientId: "end-00002", outcome: "solved" });
  await visitor.next("ack", ({ clientId }) => clientId === "end-00002");
  expect(await server.house.conversations.byId(conversationId)).toMatchObject({
    ...{ state: "closed", outcome: "not_solved", seq: seq + 1, visibleSeq: seq },
  });
});

test("[M5] self-service answers in the same breath, and not once a person was asked for", async () => {
  const server = await startServer();
  const site = await server.addSite();
  await server.addArticle(site.id, { question: "When do you open?", answer: "At nine." });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "ask-00001", text: "when do you open" });
  const first = await visitor.next("events");
  expect(first.events).toMatchObject([
    { seq: 1, body: { type: "message" }, clientId: "ask-00001" },
    {
      seq: 2,
      by: { kind: "faq" },
      body: { type: "answered", confident: true, articles: [{ answer: "At nine." }] },
    },
  ]);
  visitor.send({ type: "send_message", clientId: "ask-00002", text: "xyzzy plugh" });
  expect((await visitor.next("events")).events[1]?.body).toMatchObject({ confident: false });
  visitor.send({ type: "send_message", clientId: "ask-00003", text: "A person!", to: "person" });
  const queued = await visitor.next("events");
  expect(queued.events.map(({ body }) => body.type)).toEqual(["message", "queued"]);
  visitor.send({ type: "send_message", clientId: "ask-00004", text: "when do you open" });
  const plain = await visitor.next("events");
  expect(plain.events.map(({ body }) => body.type)).toEqual(["message"]);
});

test("[M4] a conversation is opened from the page the visitor is on, under the name they have", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key);
  const { id } = visitor.welcome.visitor;
  await server.call("PATCH", `/visitors/${id}`, mara, { name: "Ines" });
  visitor.send({ type: "visit_page", page: { url: "https://shop.example/cart?x=1", title: "" } });
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?" });
  const conversation = await console.nextRow();
  expect(conversation).toMatchObject({ pagePath: "/cart", visitorName: "Ines" });
});
