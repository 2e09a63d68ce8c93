import type { CannedReplySuggestions, MacroAct, MacroRun } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** A conversation that Mara has, in which the visitor has asked about a return. */
async function inConversation() {
  const server = await startServer();
  const site = await server.addSite();
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "ask_person", clientId: "person-001" });
  await visitor.next("ack");
  visitor.send({
    type: "send_message",
    clientId: "first-0001",
    text: "How can I return my shoes?",
  });
  await visitor.next("ack");
  const row = await server.house.conversations.latestOf(visitor.welcome.visitor.id);
  const id = row?.id ?? "";
  await server.call("POST", `/conversations/${id}/claim`, mara);
  const add = async (draft: object, who = owner) => {
    const answer = await server.call("POST", "/canned-replies", who, draft);
    return (await answer.json()) as { id: string };
  };
  const run = async (acts: MacroAct[], who = mara) => {
    const macro = await add({ shortcut: "macro", title: "Macro", text: "", acts });
    const path = `/canned-replies/${macro.id}/run`;
    return (await (
      await server.call("POST", path, who, { conversationId: id })
    ).json()) as MacroRun;
  };
  const told = async () => {
    const events = await server.house.messages.after("agents", id, 0, 100);
    return events.map(({ body }) => body.type);
  };
  const suggestions = async (who = mara) => {
    const path = `/canned-replies/suggestions?conversationId=${id}`;
    return (await (await server.call("GET", path, who)).json()) as CannedReplySuggestions;
  };
  return { server, site, visitor, owner, mara, id, add, run, told, suggestions };
}

test("a macro does its steps in their order, each an event in the log", async () => {
  const { server, id, run, told } = await inConversation();
  const before = (await told()).length;
  const done: MacroRun = await run([
    { type: "tag", tags: ["return", "shoes"] },
    { type: "priority", priority: "high" },
    { type: "close", outcome: "solved" },
  ]);
  expect(done).toEqual({ done: 3, failed: null });
  expect((await told()).slice(before)).toEqual(["tagged", "priority_set", "closed"]);
  expect(await server.house.conversations.byId(id)).toMatchObject({
    ...{ state: "closed", outcome: "solved", priority: "high" },
  });
});

test("the step that is refused is named; what came before it is done, what comes after is not", async () => {
  const { server, id, run } = await inConversation();
  const failed: MacroRun = await run([
    { type: "tag", tags: ["return"] },
    { type: "transfer", agentId: "nobody" },
  ]);
  expect(failed).toMatchObject({ done: 1, failed: { step: 2, act: { type: "transfer" } } });
  expect(failed.failed?.reason).toContain("no such agent");
  expect(await server.house.conversations.byId(id)).toMatchObject({ state: "active" });
});

test("a snooze counts from the moment it runs", async () => {
  const { server, id, run } = await inConversation();
  const before = Date.now();
  expect(await run([{ type: "snooze", minutes: 60 }])).toMatchObject({ failed: null });
  const row = await server.house.conversations.byId(id);
  expect(row?.snoozedUntil).toBeGreaterThanOrEqual(before + 3_600_000);
  expect(row?.snoozedUntil).toBeLessThanOrEqual(Date.now() + 3_600_000);
});

test("somebody else's macro is not there", async () => {
  const { server, id, mara, add, owner } = await inConversation();
  const acts = [{ type: "close", outcome: "solved" }];
  const own = await add({ shortcut: "mine", title: "Mine", text: "", scope: "personal", acts });
  const path = `/canned-replies/${own.id}/run`;
  const refused = await server.call("POST", path, mara, { conversationId: id });
  expect(refused.status).toBe(404);
  const nowhere = await server.call("POST", path, owner, { conversationId: "nothing" });
  expect(await nowhere.json()).toMatchObject({ done: 0, failed: { step: 1 } });
});

test("what fits the visitor's last words is suggested, replies and articles", async () => {
  const { server, site, mara, owner, add, suggestions } = await inConversation();
  const fits = await add({
    ...{ shortcut: "return", title: "How to return shoes" },
    text: "Hi {{visitor.name|there}}! You can return shoes within 30 days.",
  });
  await add({ shortcut: "hours", title: "Opening hours", text: "We open at nine." });
  const own = { shortcut: "my-return", title: "Return shoes, my words", text: "Send them back." };
  const mine = await add({ ...own, scope: "personal" }, mara);
  await server.addArticle(site.id, { question: "How do I return something?" });
  const { replyIds, articles } = await suggestions();
  expect([...replyIds].sort()).toEqual([fits.id, mine.id].sort());
  expect(articles[0]?.question).toBe("How do I return something?");
  expect((await suggestions(owner)).replyIds).toEqual([fits.id]);

  await server.call("DELETE", `/canned-replies/${fits.id}`, owner);
  expect((await suggestions(owner)).replyIds).toEqual([]);
});

test("nothing is suggested once an agent has answered, and nothing of a conversation that is not there", async () => {
  const { server, id, mara, visitor, add, suggestions } = await inConversation();
  await add({ shortcut: "return", title: "How can I return my shoes?", text: "Send them back." });
  expect((await suggestions()).replyIds).toHaveLength(1);
  const console = await connectAgent(server, mara);
  console.send({
    ...{
      type: "send_message",
      clientId: "answer-001",
      conversationId: id,
      text: "Send them back.",
    },
  });
  await console.next("ack");
  expect((await suggestions()).replyIds).toEqual([]);
  visitor.send({ type: "send_message", clientId: "second-001", text: "Return shoes how?" });
  await visitor.next("ack");
  expect((await suggestions()).replyIds).toHaveLength(1);
  const path = "/canned-replies/suggestions?conversationId=nothing";
  expect((await server.call("GET", path, mara)).status).toBe(404);
});
