import { EVENTS_PAGE, type Event, type Events, type Watch } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

/** A widget or a console, as far as both are alike. */
interface Client {
  send(frame: Watch): void;
  next(type: "events"): Promise<Events>;
}

const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);
const seqsOf = (events: Event[]) => events.map(({ seq }) => seq);

/** A waiting conversation with `messages` of its visitor, and so one event more. */
async function talkOf(server: TestServer, messages: number) {
  const site = await server.addSite();
  const { token, welcome } = await connectVisitor(server, site.key);
  const visitor = { id: welcome.visitor.id, siteId: site.id, name: null, pagePath: "/" };
  const acks = await Promise.all(
    upTo(messages).map((n) => {
      const frame = { type: "send_message", clientId: `talk-${n}-${n}`, text: `${n}` } as const;
      return server.house.acts.sendMessage.fromVisitor(visitor, { ...frame, to: "person" });
    }),
  );
  return { site, token, visitor, conversationId: acks[0]?.conversationId ?? "" };
}

/** Watches from `after` on until there is no more, as a client does; how many pages that took. */
async function readOn(client: Client, conversationId: string, after: number) {
  const events: Event[] = [];
  for (let pages = 1; ; pages++) {
    const last = events.at(-1)?.seq ?? after;
    client.send({ type: "watch", conversationId, after: last });
    const page = await client.next("events");
    expect(page.after).toBe(last);
    events.push(...page.events);
    if (!page.more) return { events, pages };
  }
}

test("[R1] [R4] who holds the first event gets the other 300 in full pages, in order", async () => {
  const server = await startServer();
  const { conversationId, token, site } = await talkOf(server, 300);
  const agent = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const visitor = await connectVisitor(server, site.key, { token });
  await visitor.next("events");
  const clients: Client[] = [agent, visitor];
  for (const client of clients) {
    const { events, pages } = await readOn(client, conversationId, 1);
    expect(seqsOf(events)).toEqual(upTo(301, 2));
    expect(pages).toBe(3);
  }
});

test("[R3] who holds nothing gets the newest page, and where it starts", async () => {
  const server = await startServer();
  const { conversationId, token, site } = await talkOf(server, 300);
  const agent = await connectAgent(server, await server.addAgent("Mara Jensen"));
  agent.send({ type: "watch", conversationId, after: 0 });
  const visitor = await connectVisitor(server, site.key, { token });
  for (const page of [await agent.next("events"), await visitor.next("events")]) {
    expect(seqsOf(page.events)).toEqual(upTo(301, 202));
    expect(page.after).toBe(201);
    expect(page).not.toHaveProperty("more");
  }
});

test("[R3] a talk of exactly one page is told whole, from 0", async () => {
  const server = await startServer();
  const { token, site } = await talkOf(server, EVENTS_PAGE - 1);
  const page = await (await connectVisitor(server, site.key, { token })).next("events");
  expect(page).toMatchObject({ after: 0, events: { length: EVENTS_PAGE } });
});

test("[R3] a visitor who says what they hold gets only what is new", async () => {
  const server = await startServer();
  const { conversationId, token, site } = await talkOf(server, 20);
  const resumed = await connectVisitor(server, site.key, {
    token,
    holds: { conversationId, after: 18 },
  });
  const page = await resumed.next("events");
  expect([page.after, seqsOf(page.events)]).toEqual([18, [19, 20, 21]]);
  const upToDate = await connectVisitor(server, site.key, {
    token,
    holds: { conversationId, after: 21 },
  });
  expect(await upToDate.next("events")).toMatchObject({ after: 21, events: [] });
});

test("[R3] who holds more than there is gets the newest page anew: an older state was restored", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const talk = await talkOf(server, 3);
  const { conversationId } = talk;
  const agent = await connectAgent(server, await server.addAgent("Mara Jensen"));
  agent.send({ type: "watch", conversationId, after: 40 });
  const page = await agent.next("events");
  expect(page).toMatchObject({ after: 0, anew: true });
  expect(page.events.at(-1)?.seq).toBe(4);
  agent.send({ type: "watch", conversationId, after: 4 });
  expect(await agent.next("events")).not.toHaveProperty("anew");

  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "line-0001", text: "Hi", to: "person" });
  const ack = await visitor.next("ack");
  const back = await connectVisitor(server, site.key, {
    ...{ token: visitor.token, holds: { conversationId: ack.conversationId, after: 9 } },
  });
  const held = await back.next("events");
  expect(held).toMatchObject({ after: 0, anew: true });
  expect(held.events.map(({ seq }) => seq)).toEqual([1, 2]);
});

test("[R3] what a visitor holds of another conversation counts for nothing", async () => {
  const server = await startServer();
  const { token, site } = await talkOf(server, 5);
  const holds = { conversationId: "another", after: 3 };
  const page = await (await connectVisitor(server, site.key, { token, holds })).next("events");
  expect([page.after, seqsOf(page.events)]).toEqual([0, upTo(6)]);
});

test("[R5] history leads back page by page to the first event", async () => {
  const server = await startServer();
  const { conversationId } = await talkOf(server, 249);
  const agent = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const read: number[][] = [];
  for (let before = 251, more = true; more; ) {
    agent.send({ type: "history", conversationId, before });
    const page = await agent.next("history");
    read.push(seqsOf(page.events));
    more = page.more;
    before = page.events[0]?.seq ?? 0;
  }
  expect(read).toEqual([upTo(250, 151), upTo(150, 51), upTo(50)]);
  agent.send({ type: "history", conversationId, before: 1 });
  expect(await agent.next("history")).toMatchObject({ events: [], more: false });
});

test("[R2] [M11] where notes are hidden, a visitor's pages reach over them", async () => {
  const server = await startServer();
  const { conversationId, token, site, visitor: identity } = await talkOf(server, 2);
  const agent = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const note = async (clientId: string) => {
    agent.send({ type: "add_note", clientId, conversationId, text: "Not for them" });
    await agent.next("ack");
  };
  const say = (clientId: string) =>
    server.house.acts.sendMessage.fromVisitor(identity, {
      type: "send_message",
      clientId,
      text: "More",
    });
  const live = await connectVisitor(server, site.key, { token });
  await live.next("events");
  await note("note-0001");
  await note("note-0002");
  await say("after-notes");
  await note("note-0003");
  expect(await live.next("events")).toMatchObject({ after: 3, events: [{ seq: 6 }] });

  live.send({ type: "watch", conversationId, after: 3 });
  const page = await live.next("events");
  expect([page.after, seqsOf(page.events)]).toEqual([3, [6]]);
  expect(page).not.toHaveProperty("more");
  live.send({ type: "ping" });
  expect((await live.next("pong")).heads).toEqual([{ conversationId, seq: 6 }]);
  live.send({ type: "history", conversationId, before: 9 });
  expect(seqsOf((await live.next("history")).events)).toEqual([1, 2, 3, 6]);
  const { events } = await readOn(agent, conversationId, 3);
  expect(seqsOf(events)).toEqual([4, 5, 6, 7]);
});

test("[R6] a pong tells a visitor the last seq, and a console that of all it watches", async () => {
  const server = await startServer();
  const [one, two] = [await talkOf(server, 3), await talkOf(server, 5)];
  const agent = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const pong = async () => {
    agent.send({ type: "ping" });
    return agent.next("pong");
  };
  expect((await pong()).heads).toEqual([]);
  agent.send({ type: "watch", conversationId: one.conversationId, after: 0 });
  agent.send({ type: "watch", conversationId: two.conversationId, after: 0 });
  await agent.next("events");
  await agent.next("events");
  expect(await pong()).toMatchObject({
    heads: [
      { conversationId: one.conversationId, seq: 4 },
      { conversationId: two.conversationId, seq: 6 },
    ],
    change: await server.house.conversations.lastChange(),
  });
  agent.send({ type: "unwatch", conversationId: one.conversationId });
  expect((await pong()).heads).toEqual([{ conversationId: two.conversationId, seq: 6 }]);
});

test("[R8] a console hears of events of what it watches, and only of rows of the rest", async () => {
  const server = await startServer();
  const watched = await talkOf(server, 1);
  const other = await talkOf(server, 1);
  const agent = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const { conversationId } = watched;
  agent.send({ type: "watch", conversationId, after: 0 });
  await agent.next("events");
  const say = (talk: typeof watched, clientId: string) =>
    server.house.acts.sendMessage.fromVisitor(talk.visitor, {
      type: "send_message",
      clientId,
      text: clientId,
    });
  await say(other, "unwatched");
  await agent.nextRow(({ lastText }) => lastText === "unwatched");
  await say(watched, "watched-1");
  expect(await agent.next("events")).toMatchObject({ conversationId, after: 2 });
  agent.send({ type: "unwatch", conversationId });
  agent.send({ type: "ping" });
  await agent.next("pong");
  await say(watched, "no-longer");
  await agent.nextRow(({ lastText }) => lastText === "no-longer");
  const events = agent.received.filter(({ type }) => type === "events");
  expect(events).toHaveLength(2);
});

test("[R8] both tabs of a visitor hear of everything unasked", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const one = await connectVisitor(server, site.key);
  const two = await connectVisitor(server, site.key, { token: one.token });
  one.send({ type: "send_message", clientId: "from-one-1", text: "Hello?", to: "person" });
  const [here, there] = [await one.next("events"), await two.next("events")];
  expect(there).toEqual(here);
});
