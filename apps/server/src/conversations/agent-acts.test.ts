import type { Conversation, Problem } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** Mara has a visitor's conversation; Tom is her colleague. */
async function marasTalk() {
  const server = await startServer();
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  await server.house.agentActs.claim(mara.id, id);
  const post = (act: string, agent: typeof mara, body?: object) =>
    server.call("POST", `/conversations/${id}/${act}`, agent, body);
  const log = () => server.house.messages.after("agents", id, 3, 100);
  return { server, site, mara, tom, visitor, id, post, log };
}

test("a transfer gives the conversation away, with a note that only colleagues see", async () => {
  const { server, mara, tom, visitor, id, post, log } = await marasTalk();
  const body = { agentId: tom.id, note: "Knows about boats" };
  const given = await post("transfer", mara, body);
  expect(await given.json()).toMatchObject({ state: "active", assigneeId: tom.id });
  expect((await log()).map((event) => event.body)).toMatchObject([
    { type: "transferred", from: { id: mara.id }, to: { id: tom.id, name: "Tom Ruiz" } },
    { type: "note", text: "Knows about boats" },
  ]);
  const told = await visitor.next("events", ({ events }) => events[0]?.body.type === "transferred");
  expect(told.conversation?.agent?.name).toBe("Tom Ruiz");
  const toms = await connectAgent(server, tom);
  toms.send({ type: "send_message", clientId: "reply-0001", conversationId: id, text: "Ahoy" });
  await toms.next("ack");
  await visitor.next("events", ({ events }) => events[0]?.clientId === "reply-0001");
  expect(JSON.stringify(visitor.received)).not.toContain("boats");
});

test("a transfer to oneself takes a colleague's conversation over", async () => {
  const { mara, tom, post, log } = await marasTalk();
  expect((await post("transfer", tom, { agentId: tom.id })).status).toBe(200);
  expect(await log()).toMatchObject([{ body: { type: "transferred", from: { id: mara.id } } }]);
  expect((await post("release", mara)).status).toBe(403);
});

test("nobody gives away what a colleague has", async () => {
  const { server, tom, post, log } = await marasTalk();
  const third = await server.addAgent("Zoe Third");
  const refused = await post("transfer", tom, { agentId: third.id });
  expect(await refused.json()).toMatchObject({ status: 403, kind: "not_yours" });
  expect(await log()).toEqual([]);
});

test("a transfer to an agent who is inactive, or is none, is refused", async () => {
  const { server, mara, tom, post, log } = await marasTalk();
  const owner = await server.addAgent("Olga Owner", "owner");
  await server.call("PATCH", `/agents/${tom.id}`, owner, { active: false });
  for (const agentId of [tom.id, "nobody"]) {
    const refused = await post("transfer", mara, { agentId });
    expect(await refused.json()).toMatchObject({ status: 404, kind: "not_found" });
  }
  expect(await log()).toEqual([]);
});

test("a transfer to who has it already is refused", async () => {
  const { mara, post } = await marasTalk();
  const refused = await post("transfer", mara, { agentId: mara.id });
  expect(await refused.json()).toMatchObject({ status: 409, kind: "wrong_state" });
});

test("handing to the FAQ gives the chosen articles, in that order, and frees the agent", async () => {
  const { server, site, mara, visitor, id, post } = await marasTalk();
  const [one, two] = [
    await server.addArticle(site.id, { question: "One?" }),
    await server.addArticle(site.id, { question: "Two?" }),
  ];
  const body = { articleIds: [two, one], text: " Have a look " };
  const handed = await post("hand-to-faq", mara, body);
  expect(await handed.json()).toMatchObject({ state: "self_service", assigneeId: null });
  const told = await visitor.next("events", ({ events }) =>
    events.some((event) => event.body.type === "handed_to_faq"),
  );
  expect(told.events).toMatchObject([
    {
      by: { kind: "agent", name: "Mara Jensen" },
      body: { text: "Have a look", articles: [{ question: "Two?" }, { question: "One?" }] },
    },
  ]);
  expect(told.conversation).toMatchObject({ state: "self_service", agent: null });
  visitor.send({ type: "ask_person", clientId: "again-0001" });
  await visitor.next("ack", ({ clientId }) => clientId === "again-0001");
  expect((await server.house.conversations.byId(id))?.state).toBe("waiting");
});

test("articles of another site, drafts and what is gone cannot be handed over", async () => {
  const { server, site, mara, post, log } = await marasTalk();
  const other = await server.addSite();
  const own = await server.addArticle(site.id, { question: "Own?" });
  const wrong = [
    await server.addArticle(other.id, { question: "Another site's?" }),
    await server.addArticle(site.id, { question: "Draft?", state: "draft" }),
    "gone",
  ];
  for (const article of wrong) {
    const refused = await post("hand-to-faq", mara, { articleIds: [own, article] });
    expect(await refused.json()).toMatchObject({ status: 404, kind: "not_found" });
  }
  const none = await post("hand-to-faq", mara, { articleIds: [] });
  expect(await none.json()).toMatchObject({ status: 400, kind: "malformed" });
  expect(await log()).toEqual([]);
});

test("nobody hands over or closes what a colleague has", async () => {
  const { server, site, tom, post, log } = await marasTalk();
  const article = await server.addArticle(site.id, { question: "Own?" });
  const acts = [
    post("hand-to-faq", tom, { articleIds: [article] }),
    post("close", tom, { outcome: "solved" }),
  ];
  for (const refused of await Promise.all(acts)) {
    expect(await refused.json()).toMatchObject({ kind: "not_yours" });
  }
  expect(await log()).toEqual([]);
});

test("[M9] who has it replies; a colleague is told whose it is, but may note in any state", async () => {
  const { server, mara, tom, id, post } = await marasTalk();
  const toms = await connectAgent(server, tom);
  const reply = {
    type: "send_message",
    clientId: "reply-0001",
    conversationId: id,
    text: "Hi",
  } as const;
  toms.send(reply);
  const refused = await toms.next("error");
  expect(refused).toMatchObject({ kind: "not_yours", clientId: "reply-0001" });
  expect(refused.message).toContain("Mara Jensen");
  const note = async (clientId: string) => {
    toms.send({ type: "add_note", clientId, conversationId: id, text: "Hm" });
    await toms.next("ack", (ack) => ack.clientId === clientId);
  };
  await note("note-0001");
  await post("close", mara, { outcome: "solved" });
  await note("note-0002");
  toms.send({ ...reply, clientId: "reply-0002" });
  expect(await toms.next("error")).toMatchObject({ kind: "wrong_state" });
});

test("closing stores its outcome, tells the visitor, and nothing more can be done to it", async () => {
  const { mara, tom, visitor, post, log } = await marasTalk();
  const closed = (await (
    await post("close", mara, { outcome: "no_answer" })
  ).json()) as Conversation;
  expect(closed).toMatchObject({ state: "closed", outcome: "no_answer", assigneeId: mara.id });
  expect(closed.closedAt).not.toBeNull();
  await visitor.next("events", ({ conversation }) => conversation?.state === "closed");
  expect(await log()).toMatchObject([{ body: { type: "closed", outcome: "no_answer" } }]);
  for (const act of ["claim", "release"]) {
    const refused = (await (await post(act, tom)).json()) as Problem;
    expect(refused).toMatchObject({ status: 409, kind: "wrong_state" });
  }
  const again = await post("close", mara, { outcome: "solved" });
  expect(await again.json()).toMatchObject({ status: 409, kind: "wrong_state" });
});

test("closed conversations are listed page by page, closed last first, each once", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  await Promise.all(
    Array.from({ length: 120 }, async () => {
      const visitor = await connectVisitor(server, site.key);
      visitor.send({ type: "ask_person", clientId: "person-001" });
      const { conversationId } = await visitor.next("ack");
      await server.house.agentActs.close(mara.id, conversationId, { outcome: "solved" });
    }),
  );
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page = await server.call("GET", `/conversations?state=closed${query}`, mara);
    const { items, cursor: next } = (await page.json()) as {
      items: Conversation[];
      cursor: string | null;
    };
    ids.push(...items.map(({ id }) => id));
    cursor = next;
  }
  expect(ids).toHaveLength(120);
  expect(new Set(ids).size).toBe(120);
  const rows = await Promise.all(ids.map(server.house.conversations.byId));
  const times = rows.map((row) => row?.closedAt ?? 0);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const none = await server.call("GET", "/conversations?state=active", mara);
  expect(await none.json()).toEqual({ items: [], cursor: null });
});
