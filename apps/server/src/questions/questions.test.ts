import type { Article, ArticlePair, PhrasingSuggestion, QuestionGroups } from "@foyer/protocol";
import { connectVisitor, startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

let said = 0;
function clientId(): string {
  said += 1;
  return `client-${said}-id`;
}

async function shop() {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const path = (rest: string) => `/sites/${site.id}/${rest}`;
  const json = async <T>(method: string, rest: string, body?: object) => {
    const answer = await server.call(method, rest, mara, body);
    expect(answer.status, `${method} ${rest}`).toBeLessThan(300);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  return {
    ...{ server, site, mara, json, path },
    groups: () => json<QuestionGroups>("GET", path("questions/groups")),
    teach: <T>(what: string, body: object) => json<T>("POST", path(`questions/${what}`), body),
    ask: (text: string) => asker(server, site.key).then(({ ask }) => ask(text)),
    visitor: () => asker(server, site.key),
  };
}

/** A visitor who asks self-service; `person` brings them to Mara, who answers. */
async function asker(server: TestServer, key: string) {
  const visitor = await connectVisitor(server, key, { languages: ["en"] });
  const say = async (frame: object) => {
    visitor.send({ ...frame, clientId: clientId() } as Parameters<typeof visitor.send>[0]);
    return visitor.next("ack");
  };
  return {
    visitor,
    ask: (text: string) => say({ type: "send_message", text }),
    wantPerson: () => say({ type: "ask_person" }),
    close: () => say({ type: "close_conversation", outcome: "solved" }),
    async judge(articleId: string, helped: boolean) {
      visitor.send({ type: "judge_article", clientId: clientId(), articleId, helped });
      visitor.send({ type: "ping" });
      await visitor.next("pong");
      await server.house.db.writes.drained();
    },
  };
}

async function answered(server: TestServer, agentId: string, id: string, texts: string[]) {
  await server.house.agentActs.claim(agentId, id);
  for (const text of texts) {
    await server.house.acts.sendMessage.fromAgent(
      ...([
        agentId,
        { type: "send_message", conversationId: id, clientId: clientId(), text },
      ] as const),
    );
  }
}

test("questions that found nothing are grouped with counts, in whatever script", async () => {
  const { groups, ask } = await shop();
  for (const text of ["可以开发票吗？", "能给我开发票吗", "怎么开发票", "선물 포장 되나요?"])
    await ask(text);
  const found = await groups();
  expect(found).toMatchObject({ more: 0, looked: 4 });
  expect(found.groups.map(({ count, lang, nothing }) => [count, lang, nothing])).toEqual([
    [3, "zh", 3],
    [1, "ko", 1],
  ]);
  expect(found.groups[0]?.examples).toHaveLength(2);
});

test("one click makes a draft of the agent's answer, and the questions are learned", async () => {
  const { server, mara, groups, ask, visitor, teach, json } = await shop();
  await ask("Can I get an invoice?");
  const kim = await visitor();
  const { conversationId } = await kim.ask("how do i get an invoice");
  await kim.wantPerson();
  await answered(server, mara.id, conversationId, ["Of course!", "It comes by **mail**."]);
  await kim.ask("Thanks");
  await answered(server, mara.id, conversationId, ["You are welcome."]);
  const [group] = (await groups()).groups;
  const text = "Of course!\n\nIt comes by **mail**.";
  expect(group?.answer).toEqual({ text, agent: "Mara Jensen", conversationId });
  const made = await teach<Article>("article", { questionIds: group?.questionIds });
  expect(made).toMatchObject({ answer: text, lang: "en", state: "draft", popular: null });
  expect([made.question, ...made.alternatives].sort()).toEqual([
    "Can I get an invoice?",
    "how do i get an invoice",
  ]);
  expect((await groups()).groups).toEqual([]);

  // What nobody wants to keep of it is to be learned again.
  await json("DELETE", `/articles/${made.id}`);
  expect((await groups()).groups[0]?.count).toBe(2);
});

test("without an agent's answer the draft waits for one", async () => {
  const { groups, ask, teach } = await shop();
  await ask("Do you ship to Norway?");
  const [group] = (await groups()).groups;
  expect(group?.answer).toBeNull();
  const made = await teach<Article>("article", { questionIds: group?.questionIds });
  expect(made).toMatchObject({ question: "Do you ship to Norway?", answer: "", state: "draft" });
});

test("an article takes questions as phrasings once, and is found by them", async () => {
  const { server, site, groups, ask, teach } = await shop();
  const articleId = await server.addArticle(site.id, {
    ...{ question: "Delivery abroad", alternatives: ["do you ship to norway"] },
  });
  await server.addArticle(site.id, { question: "Gift cards" });
  for (const text of ["Versendet ihr auch nach Oslo", "versendet ihr auch nach oslo?"])
    await ask(text);
  const questionIds = (await groups()).groups[0]?.questionIds;
  const first = await teach<Article>("phrasings", { questionIds, articleId });
  expect(first.alternatives).toHaveLength(2);
  const again = await teach<Article>("phrasings", { questionIds, articleId });
  expect(again.alternatives).toEqual(first.alternatives);
  expect((await groups()).groups).toEqual([]);
  const [hit] = await server.house.faq.search(site.id, "versendet ihr nach oslo");
  expect(hit?.id).toBe(articleId);
});

test("what is not for the FAQ is gone until it is asked often again", async () => {
  const { groups, ask, teach } = await shop();
  await ask("hello there");
  await ask("hello there");
  const [group] = (await groups()).groups;
  await teach("dismissal", { questionIds: group?.questionIds });
  for (const _ of [1, 2]) {
    await ask("Hello there!");
    expect((await groups()).groups).toEqual([]);
  }
  await ask("hello there");
  expect((await groups()).groups[0]?.count).toBe(5);
});

test("who was helped has taught nothing; who was not, or came to a person after all, has", async () => {
  const { server, site, groups, visitor } = await shop();
  const open = { question: "When do you open?", alternatives: ["opening hours", "open on sunday"] };
  const articleId = await server.addArticle(site.id, open);
  await server.addArticle(site.id, { question: "How can I pay?" });
  const [helped, not, passed] = [await visitor(), await visitor(), await visitor()];
  for (const { ask } of [helped, not, passed]) await ask("when do you open");
  await helped.judge(articleId, true);
  await not.judge(articleId, true);
  await not.judge(articleId, false);
  await passed.close();
  await passed.wantPerson();
  expect((await groups()).groups.map(({ count, notHelped }) => [count, notHelped])).toEqual([
    [2, 2],
  ]);
});

test("words that ended in an article are suggested as phrasings of it, but not its own", async () => {
  const { server, site, json, visitor } = await shop();
  const question = "When do you open?";
  const articleId = await server.addArticle(site.id, { question, alternatives: ["opening hours"] });
  for (const text of [
    "Opening hours?",
    "when are you open on sunday",
    "When are you open on Sunday",
  ]) {
    const { ask, judge } = await visitor();
    await ask(text);
    await judge(articleId, true);
  }
  const suggested = await json<PhrasingSuggestion[]>("GET", `/articles/${articleId}/phrasings`);
  expect(suggested).toHaveLength(1);
  expect(suggested[0]?.text.toLowerCase()).toBe("when are you open on sunday");
});

test("two articles that find each other are pointed out, in one language only", async () => {
  const { server, site, json, path } = await shop();
  const add = (question: string, alternatives: string[], lang = "en") =>
    server.addArticle(site.id, { question, alternatives, lang });
  const one = await add("How do I return an item?", ["return an item", "send an item back"]);
  const other = await add("Returning an item", ["how can I return an item", "item return"]);
  await add("How do I return an item?", ["return an item"], "de");
  await add("How can I pay?", ["payment methods", "credit card"]);
  await add("Gift cards", ["buy a voucher", "voucher for a friend"]);
  await add("Opening hours", ["when do you open", "open on sunday"]);
  const pairs = await json<ArticlePair[]>("GET", path("articles/duplicates"));
  expect(pairs.map((pair) => [pair.one.id, pair.other.id].sort())).toEqual([[one, other].sort()]);
});

test("questions go with their site, and foreign ones are not there", async () => {
  const { server, site, mara, groups, ask } = await shop();
  const owner = await server.addAgent("Olga Owner", "owner");
  const elsewhere = await server.addSite();
  await ask("Do you ship to Norway?");
  const questionIds = (await groups()).groups[0]?.questionIds;
  for (const what of ["article", "phrasings", "dismissal"]) {
    const body = { questionIds, ...(what === "phrasings" && { articleId: "x" }) };
    const refused = await server.call(
      "POST",
      `/sites/${elsewhere.id}/questions/${what}`,
      mara,
      body,
    );
    expect([what, refused.status]).toEqual([what, 404]);
  }
  expect((await server.call("DELETE", `/sites/${site.id}`, owner)).status).toBe(204);
  expect((await groups()).groups).toEqual([]);
});

test("what is searched for in the help centre is counted and learned from, too", async () => {
  const { server, site, groups } = await shop();
  await server.addArticle(site.id, { question: "How can I pay?" });
  await fetch(
    `${server.origin}/help/${site.key}/en/search?q=${encodeURIComponent("礼品卡怎么用")}`,
  );
  await server.house.db.writes.drained();
  const { groups: found } = await groups();
  expect(found).toMatchObject([{ question: "礼品卡怎么用", lang: "zh", count: 1, answer: null }]);
});

test("a year later a question is forgotten", async () => {
  const { server, groups, ask } = await shop();
  await ask("Do you ship to Norway?");
  await groups();
  await server.house.questions.removeOld();
  expect((await groups()).looked).toBe(1);
  const year = 366 * 24 * 60 * 60 * 1000;
  const { orm, tables, writes } = server.house.db;
  await writes.write(
    async () => void (await orm.update(tables.questions).set({ at: Date.now() - year })),
  );
  await server.house.questions.removeOld();
  expect((await groups()).looked).toBe(0);
});
