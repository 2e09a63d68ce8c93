import type { EventBody, VisitorUp } from "@foyer/protocol";
import {
  connectVisitor,
  fakeClock,
  startServer,
  type TestServer,
  testEngine,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOURS = 3_600_000;

async function shop() {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const opening = await server.addArticle(site.id, { question: "When do you open?" });
  const returns = await server.addArticle(site.id, { question: "How do I return shoes?" });
  return {
    server,
    clock,
    key: site.key,
    mara,
    opening,
    returns,
    enter: () => enter(server, site.key),
  };
}

let said = 0;

async function enter(server: TestServer, key: string, token?: string) {
  const visitor = await connectVisitor(server, key, { ...(token && { token }), languages: ["en"] });
  const { token: own, visitor: me } = visitor.welcome;
  const say = async (frame: object) => {
    said += 1;
    const clientId = `searched-${said}`;
    visitor.send({ ...frame, clientId } as VisitorUp);
    return (await visitor.next("ack", (ack) => ack.clientId === clientId)).conversationId;
  };
  const handled = async () => {
    visitor.send({ type: "ping" });
    await visitor.next("pong");
  };
  return {
    ...{ visitor, own, id: me.id, say, handled },
    async search(query: string) {
      visitor.send({ type: "search_articles", query });
      await visitor.next("articles", (found) => found.query === query);
    },
    async open(articleId: string) {
      visitor.send({ type: "read_article", articleId });
      await handled();
    },
    async judge(articleId: string, helped: boolean) {
      said += 1;
      visitor.send({ type: "judge_article", clientId: `searched-${said}`, articleId, helped });
      await handled();
      await server.house.db.writes.drained();
    },
  };
}

const logOf = async (server: TestServer, id: string): Promise<EventBody[]> =>
  (await server.house.messages.after("agents", id, 0, 200)).map(({ body }) => body);

const told = async (server: TestServer, id: string) =>
  (await logOf(server, id)).filter((body) => body.type === "searched");

test("[M33] who comes to a person brings along what they searched, read and judged", async () => {
  const { server, enter, opening, returns } = await shop();
  const { visitor, search, open, judge, say } = await enter();
  await search("when do you");
  await search("when do you open");
  await open(opening);
  await judge(opening, false);
  await search("zebra wallpaper");
  await open(returns);
  const id = await say({ type: "send_message", to: "person", text: "Are you open on Sunday?" });
  const log = await logOf(server, id);
  expect(log.map(({ type }) => type)).toEqual(["message", "queued", "searched"]);
  expect(log[2]).toEqual({
    type: "searched",
    searches: [
      { query: "when do you open", shown: [{ id: opening, question: "When do you open?" }] },
      { query: "zebra wallpaper", shown: [] },
    ],
    read: [
      { articleId: opening, question: "When do you open?", helped: false },
      { articleId: returns, question: "How do I return shoes?" },
    ],
  });
  const { events } = await visitor.next("events");
  expect(events.map(({ body, clientId }) => [body.type, clientId !== undefined])).toEqual([
    ["message", true],
    ["queued", false],
  ]);
});

test("[M33] it is told once: after the next search there is only that one", async () => {
  const { server, enter } = await shop();
  const { search, say } = await enter();
  await search("return shoes");
  const first = await say({ type: "ask_person" });
  expect(await told(server, first)).toHaveLength(1);
  await say({ type: "close_conversation", outcome: "solved" });
  await search("opening hours");
  const second = await say({ type: "send_message", to: "person", anew: true, text: "Again" });
  expect(await told(server, second)).toMatchObject([
    { searches: [{ query: "opening hours" }], read: [] },
  ]);
});

test("[M33] who has searched nothing, or long ago, brings nothing", async () => {
  const { server, clock, enter } = await shop();
  const dana = await enter();
  expect(await told(server, await dana.say({ type: "ask_person" }))).toEqual([]);
  const kim = await enter();
  await kim.search("return shoes");
  clock.advance(25 * HOURS);
  expect(await told(server, await kim.say({ type: "ask_person" }))).toEqual([]);
});

test("[M33] what self-service was asked in the conversation is not told again", async () => {
  const { server, enter, opening } = await shop();
  const { search, open, say } = await enter();
  await search("Return  shoes");
  await open(opening);
  await search("when do you open");
  const id = await say({ type: "send_message", text: "when do you open" });
  await say({ type: "send_message", text: "return shoes" });
  await say({ type: "leave_contact", email: "dana@example.com" });
  expect(await told(server, id)).toMatchObject([{ searches: [], read: [{ articleId: opening }] }]);
});

test("[M33] an agent who takes a visitor out of self-service is told, too", async () => {
  const { server, enter, mara } = await shop();
  const { search, say } = await enter();
  await search("opening hours");
  const id = await say({ type: "send_message", text: "My lamp is broken" });
  expect(await told(server, id)).toEqual([]);
  await server.house.agentActs.claim(mara.id, id);
  expect(await told(server, id)).toMatchObject([{ searches: [{ query: "opening hours" }] }]);
});

test("[M33] ten searches and ten articles at most, each once, and nothing while with a person", async () => {
  const { server, enter, opening, returns } = await shop();
  const { search, say, open } = await enter();
  const names = ["red", "blue", "green", "pink", "white", "brown", "grey", "gold", "cyan", "teal"];
  for (const name of [...names, "RED", "black"]) {
    await search(`${name} lamps`);
    // Whoever opens something has found it: the search stands.
    await open(returns);
  }
  const id = await say({ type: "ask_person" });
  await search("yellow lamps");
  await open(opening);
  await say({ type: "send_message", text: "Hello?" });
  const [event, ...more] = await told(server, id);
  expect(more).toEqual([]);
  expect(event?.searches.map(({ query }) => query.split(" ")[0])).toEqual([
    ...names.slice(2),
    ...["RED", "black"],
  ]);
  expect(event?.read).toHaveLength(1);
});

test.runIf(testEngine() === "postgres")(
  "[M33] over two nodes: searched on one, asked for a person on the other",
  async () => {
    const { server, clock, key, enter: here, opening } = await shop();
    const there = await startServer({ clock, dataDir: server.dataDir });
    const dana = await here();
    await dana.search("opening hours");
    await dana.open(opening);
    await server.house.db.writes.drained();
    const again = await enter(there, key, dana.own);
    const id = await again.say({ type: "ask_person" });
    expect(await told(there, id)).toMatchObject([
      { searches: [{ query: "opening hours" }], read: [{ articleId: opening }] },
    ]);
  },
);
