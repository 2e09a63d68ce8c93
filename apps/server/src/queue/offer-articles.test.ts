import type { EventBody, VisitorUp } from "@foyer/protocol";
import {
  connectVisitor,
  startServer,
  type TestServer,
  testEngine,
  type VisitorClient,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

let count = 0;

async function shop() {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const add = (question: string) => server.addArticle(site.id, { question });
  const returns = await add("How do I return shoes?");
  const delivery = await add("How long does delivery take?");
  await add("Do you have gift cards?");
  const look = (id: string, on = server) => on.house.offerArticles.look(id, site.id);
  const claim = (id: string) => server.house.agentActs.claim(mara.id, id);
  const release = (id: string) => server.house.agentActs.release(mara.id, id);
  return { server, site, mara, returns, delivery, look, claim, release };
}

async function say(visitor: VisitorClient, frame: object): Promise<string> {
  const clientId = `offer-articles-${++count}`;
  visitor.send({ ...frame, clientId } as VisitorUp);
  return (await visitor.next("ack", (ack) => ack.clientId === clientId)).conversationId;
}

const ask = (visitor: VisitorClient, text: string) =>
  say(visitor, { type: "send_message", to: "person", text });

async function handled(visitor: VisitorClient): Promise<void> {
  visitor.send({ type: "ping" });
  await visitor.next("pong");
}

const logOf = async (server: TestServer, id: string): Promise<EventBody[]> =>
  (await server.house.messages.after("agents", id, 0, 200)).map(({ body }) => body);

const offersIn = async (server: TestServer, id: string) =>
  (await logOf(server, id)).flatMap((body) =>
    body.type === "articles_offered" ? [body.articles.map((article) => article.id)] : [],
  );

test("[M43] who waits is offered what matches their words by itself, as an event that they see", async () => {
  const { server, site, returns } = await shop();
  const dana = await connectVisitor(server, site.key);
  const id = await ask(dana, "How can I return the shoes?");
  const offered = await dana.next("events", ({ events }) =>
    events.some(({ body }) => body.type === "articles_offered"),
  );
  const [event] = offered.events;
  expect(event).toMatchObject({ conversationId: id, by: { kind: "system" } });
  expect(event?.body).toMatchObject({
    articles: [{ id: returns, answer: "The answer to: How do I return shoes?" }],
  });
  expect(JSON.stringify(event)).not.toContain("confidence");
});

test("[M43] what was said before the last words counts, too; what is not sure enough is not offered", async () => {
  const { server, site, look, delivery } = await shop();
  const dana = await connectVisitor(server, site.key);
  const id = await ask(dana, "how long will the delivery take");
  await ask(dana, "hello?");
  await ask(dana, "anybody there");
  await look(id);
  expect(await offersIn(server, id)).toEqual([[delivery]]);
  for (const words of ["My kettle hums at night", "Where did you buy those shoes"]) {
    const other = await ask(await connectVisitor(server, site.key), words);
    expect(await look(other)).toBe(false);
    expect(await offersIn(server, other)).toEqual([]);
  }
  // A list that one looks for has it.
  expect(await server.house.faq.search(site.id, "Where did you buy those shoes")).not.toEqual([]);
});

test("[M43] once for each wait, and never what the conversation has shown already", async () => {
  const { server, site, look, claim, release, returns, delivery } = await shop();
  const dana = await connectVisitor(server, site.key);
  const id = await say(dana, { type: "send_message", text: "How do I return shoes?" });
  expect(await look(id)).toBe(false);
  await ask(dana, "I want to return shoes");
  expect((await logOf(server, id)).find(({ type }) => type === "answered")).toMatchObject({
    articles: [{ id: returns }],
  });
  expect(await look(id)).toBe(false);
  await ask(dana, "How long does delivery take?");
  await look(id);
  await ask(dana, "Do you have gift cards?");
  expect(await look(id)).toBe(false);
  expect(await offersIn(server, id)).toEqual([[delivery]]);
  await claim(id);
  expect(await look(id)).toBe(false);
  await release(id);
  await look(id);
  const [, second] = await offersIn(server, id);
  expect(second).toHaveLength(1);
  expect(second).not.toContain(delivery);
});

test("[M43] three at most, best first", async () => {
  const { server, site, look } = await shop();
  const add = (question: string) => server.addArticle(site.id, { question });
  for (const what of ["lamps", "chairs", "tables"]) await add(`How do I return ${what}?`);
  const dana = await connectVisitor(server, site.key);
  const id = await ask(dana, "How do I return lamps?");
  await ask(dana, "How do I return chairs?");
  await ask(dana, "How do I return tables?");
  await look(id);
  const [offer] = await offersIn(server, id);
  expect(offer).toHaveLength(3);
});

test("[M33] agents see what was read of it and whether it helped, each once, and nothing else that was read", async () => {
  const { server, site, look, claim, returns, delivery } = await shop();
  const dana = await connectVisitor(server, site.key);
  const id = await ask(dana, "How do I return shoes?");
  await look(id);
  async function read(articleId: string): Promise<void> {
    dana.send({ type: "read_article", articleId });
    await handled(dana);
    await server.house.db.writes.drained();
  }
  const told = async () => (await logOf(server, id)).filter(({ type }) => type === "searched");
  dana.send({ type: "read_article", articleId: returns });
  await expect.poll(told).toHaveLength(1);
  dana.send({
    type: "judge_article",
    clientId: "offer-judged-01",
    articleId: returns,
    helped: true,
  });
  await expect.poll(told).toHaveLength(2);
  await read(returns);
  await read(delivery);
  const question = "How do I return shoes?";
  const body = { type: "searched", waiting: true, searches: [] };
  expect(await told()).toEqual([
    { ...body, read: [{ articleId: returns, question }] },
    { ...body, read: [{ articleId: returns, question, helped: true }] },
  ]);
  expect(dana.received.some((frame) => JSON.stringify(frame).includes('"searched"'))).toBe(false);
  const row = await server.house.find.existing(id);
  expect(row.state).toBe("waiting");
  await claim(id);
  await read(returns);
  expect(await told()).toHaveLength(2);
});

test("[M43] they keep their place: nothing of it changes since when they wait", async () => {
  const { server, site, look } = await shop();
  const dana = await connectVisitor(server, site.key);
  const id = await ask(dana, "How do I return shoes?");
  const before = await server.house.find.existing(id);
  await look(id);
  const after = await server.house.find.existing(id);
  expect(await offersIn(server, id)).toHaveLength(1);
  expect(after).toMatchObject({
    ...{ waitingSince: before.waitingSince, queuedAt: before.queuedAt, state: "waiting" },
    ...{ lastAt: before.lastAt, lastText: before.lastText, unread: before.unread },
  });
});

test("[M43] looked at from several sides at once, it is offered once", async () => {
  const { server, site, look } = await shop();
  const dana = await connectVisitor(server, site.key);
  const id = await ask(dana, "How do I return shoes?");
  const looks = await Promise.all([look(id), look(id), look(id)]);
  expect(looks.filter(Boolean).length).toBeLessThan(2);
  expect(await offersIn(server, id)).toHaveLength(1);
});

test.runIf(testEngine() === "postgres")(
  "[M43] over two nodes: both look, one offers, and the other knows what was read",
  async () => {
    const { server, site, look, returns } = await shop();
    const there = await startServer({ dataDir: server.dataDir });
    const dana = await connectVisitor(there, site.key);
    const id = await ask(dana, "How do I return shoes?");
    const looks = await Promise.all([look(id), look(id, there), look(id), look(id, there)]);
    expect(looks.filter(Boolean).length).toBeLessThan(2);
    expect(await offersIn(server, id)).toEqual([[returns]]);
    dana.send({ type: "read_article", articleId: returns });
    const told = async () =>
      (await logOf(server, id)).filter(({ type }) => type === "searched").length;
    await expect.poll(told).toBe(1);
  },
);
