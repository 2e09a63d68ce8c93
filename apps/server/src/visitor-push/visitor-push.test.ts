import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PushSubscriptionDraft } from "@foyer/protocol";
import {
  connectVisitor,
  fakeClock,
  signId,
  startPushService,
  startServer,
  type TestServer,
  testEngine,
} from "@foyer/test-kit";
import fc from "fast-check";
import { expect, test, vi } from "vitest";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const BODIES = 60;

let ids = 0;
const clientId = () => `client-${String(++ids).padStart(4, "0")}`;

/** One look at what is due; the server's own ones run besides, never at the same time. */
const sweep = ({ house }: TestServer) =>
  vi.waitUntil(
    () => house.db.locks.onlyOne("push answers to visitors", house.visitorPush.pushAnswers),
    { timeout: 10_000 },
  );

/** What is due by now is told. */
async function told(talk: { server: TestServer; clock: { advance(ms: number): void } }) {
  await sweep(talk.server);
  talk.clock.advance(3 * SECOND);
  await sweep(talk.server);
}

const ask = (
  { origin }: { origin: string },
  token: string,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) =>
  fetch(`${origin}/api/v1/visitor/push${path}`, {
    method,
    headers: {
      ...{ origin, authorization: `Bearer ${token}`, ...headers },
      ...(body ? { "content-type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

async function subscribe(
  server: TestServer,
  token: string,
  { endpoint, keys }: PushSubscriptionDraft,
  lang = "en",
): Promise<string> {
  const answer = await ask(server, token, "PUT", "/subscriptions", { endpoint, keys, lang });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

/** They are on no node any more. */
async function leaves(server: TestServer, visitor: Awaited<ReturnType<typeof connectVisitor>>) {
  visitor.close();
  await visitor.closed;
  const isHere = () => server.house.presence.visitorIsHere(visitor.welcome.visitor.id);
  await vi.waitUntil(() => !isHere(), { timeout: 10_000 });
}

/** A visitor whose browser is to be told, and who is gone; Ann has their conversation. */
async function gone(options: { dataDir?: string; env?: Record<string, string> } = {}) {
  const [service, clock] = [await startPushService(), fakeClock()];
  const { dataDir, env } = options;
  const server = await startServer({
    ...{ clock, ...(dataDir && { dataDir }) },
    env: { PUSH_TO_PRIVATE: "1", ...env },
  });
  const site = await server.addSite({ name: "Moss & Mug", origins: ["*"] });
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: clientId(), text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  const ann = await server.addAgent("Ann");
  await server.house.agentActs.claim(ann.id, id);
  const browser = service.subscribe();
  const subscriptionId = await subscribe(server, visitor.token, browser);
  await leaves(server, visitor);
  await sweep(server);
  const say = (text: string) =>
    server.house.acts.sendMessage.fromAgent(ann.id, {
      ...{ type: "send_message", clientId: clientId(), conversationId: id, text },
    });
  const rows = () => {
    const { orm, tables } = server.house.db;
    return orm.select().from(tables.visitorPushSubscriptions).execute();
  };
  const { token } = visitor;
  return {
    service,
    clock,
    server,
    site,
    visitor,
    token,
    id,
    ann,
    browser,
    subscriptionId,
    say,
    rows,
  };
}

test("[M98] an answer reaches the browser of who has left: sealed for it, with names and the first words", async () => {
  const talk = await gone();
  await talk.say("Yes, **in a week**: see [our page](https://shop.example/x).\n\nWe `mail` you.");
  await told(talk);
  const { answer, path, headers, body } = await talk.service.nextAnswer();
  expect(answer).toEqual({
    ...{ title: "Moss & Mug", tag: talk.id, url: `/chat/${talk.site.key}`, lang: "en" },
    body: "Ann: Yes, in a week: see our page. We mail you.",
  });
  expect(path).toBe(talk.browser.path);
  expect(headers).toMatchObject({ "content-encoding": "aes128gcm", topic: talk.id });
  expect(Number(headers.ttl)).toBe(24 * 3600);
  expect(body.toString("latin1")).not.toContain("week");
});

test("[M98] a run of lines is told once, and the next one after they have read", async () => {
  const talk = await gone();
  const { server, site, service, token, id, say } = talk;
  await say("One moment");
  await say("Here it is");
  await told(talk);
  expect((await service.nextAnswer()).answer.body).toBe("Ann: One moment Here it is");
  const { seq } = await say("Anything else?");
  await told(talk);
  talk.clock.advance(2 * HOUR);
  await told(talk);
  expect(service.taken).toHaveLength(1);

  const back = await connectVisitor(server, site.key, { token });
  back.send({ type: "read", conversationId: id, seq });
  await back.next("conversation", ({ conversation }) => conversation.readByVisitor >= seq);
  await leaves(server, back);
  await say("One more thing");
  await told(talk);
  expect((await service.nextAnswer()).answer.body).toBe("Ann: One more thing");
  expect(service.taken).toHaveLength(2);
});

test("[M98] nobody is told while the chat is open before them, but is when they leave without reading", async () => {
  const talk = await gone();
  const { server, site, service, token, say } = talk;
  const back = await connectVisitor(server, site.key, { token });
  await say("Here it is");
  await told(talk);
  talk.clock.advance(MINUTE);
  await told(talk);
  expect(service.taken).toEqual([]);
  await leaves(server, back);
  talk.clock.advance(MINUTE);
  await told(talk);
  expect((await service.nextAnswer()).answer.body).toBe("Ann: Here it is");
});

test("what is read or taken back before goes to no browser, nor what is a day old", async () => {
  const talk = await gone();
  const { server, ann, id, service, say } = talk;
  const { seq } = await say("Oh no");
  await sweep(server);
  const agent = { id: ann.id, role: "agent" } as const;
  await server.house.amend.remove({ agent, conversationId: id, seq });
  await told(talk);
  expect(service.taken).toEqual([]);
  await say("Too late");
  talk.clock.advance(25 * HOUR);
  await told(talk);
  expect(service.taken).toEqual([]);
});

test("a browser that is gone is forgotten; a push service that is away is asked again", async () => {
  const talk = await gone();
  const { service, clock, say } = talk;
  service.answer(503);
  await say("Here it is");
  await told(talk);
  expect(service.taken).toHaveLength(1);
  service.answer(410);
  clock.advance(MINUTE);
  await told(talk);
  expect(service.taken).toHaveLength(2);
  expect(await talk.rows()).toEqual([]);
  clock.advance(MINUTE);
  await told(talk);
  expect(service.taken).toHaveLength(2);
});

test("a node that died before it had noted it tells once more, and two looks at once tell once", async () => {
  const talk = await gone();
  const { server, service, clock, say, id } = talk;
  await say("Here it is");
  await sweep(server);
  clock.advance(3 * SECOND);
  const { pushAnswers } = server.house.visitorPush;
  await Promise.all([pushAnswers(), pushAnswers(), pushAnswers()]);
  await service.nextAnswer();
  await sweep(server);
  expect(service.taken).toHaveLength(1);

  // As it stands when the process dies between sending and noting.
  const { db } = server.house;
  const { visitorPushes } = db.tables;
  await db.writes.write(async () => {
    await db.orm.update(visitorPushes).set({ dueAt: clock.now() + MINUTE, pushedUpTo: 0 });
  });
  await told(talk);
  expect(service.taken).toHaveLength(1);
  clock.advance(MINUTE);
  await told(talk);
  clock.advance(MINUTE);
  await told(talk);
  expect(service.taken.map(({ headers }) => headers.topic)).toEqual([id, id]);
});

test("at most five browsers of one visitor are told, the oldest leaves; a merge takes them along", async () => {
  const talk = await gone();
  const { server, site, service, clock, token, rows } = talk;
  for (let more = 0; more < 5; more += 1) {
    clock.advance(SECOND);
    await subscribe(server, token, service.subscribe());
  }
  const kept = await rows();
  expect(kept).toHaveLength(5);
  expect(kept.map(({ id }) => id)).not.toContain(talk.subscriptionId);
  // Said again it is the same one.
  const again = { endpoint: kept[0]?.endpoint ?? "", keys: talk.browser.keys };
  expect(await subscribe(server, token, again)).toBe(kept[0]?.id);

  const laptop = await connectVisitor(server, site.key);
  clock.advance(SECOND);
  await subscribe(server, laptop.token, service.subscribe());
  const intoId = laptop.welcome.visitor.id;
  const path = `/visitors/${talk.visitor.welcome.visitor.id}/merge`;
  expect((await server.call("POST", path, talk.ann, { intoId })).status).toBe(200);
  const merged = await rows();
  expect(new Set(merged.map(({ visitorId }) => visitorId))).toEqual(new Set([intoId]));
  expect(merged).toHaveLength(5);
});

test("one's own browser is taken back; that of another is not there; a browser is told for who said so last", async () => {
  const talk = await gone();
  const { server, site, token, subscriptionId, browser, rows } = talk;
  const other = await connectVisitor(server, site.key);
  const path = `/subscriptions/${subscriptionId}`;
  expect((await ask(server, other.token, "DELETE", path)).status).toBe(404);
  expect(await rows()).toHaveLength(1);
  expect((await ask(server, token, "DELETE", path)).status).toBe(204);
  expect((await ask(server, token, "DELETE", path)).status).toBe(404);
  await subscribe(server, token, browser);
  await subscribe(server, other.token, browser);
  expect((await rows()).map(({ visitorId }) => visitorId)).toEqual([other.welcome.visitor.id]);
});

test("only the visitor's token opens these doors, from pages that the site lists, for push services in the open internet", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const { token } = await connectVisitor(server, site.key);
  const { keys } = (await startPushService()).subscribe();
  const open = { endpoint: "https://push.example.com/x", keys, lang: "en" };
  const put = (body: object, who = token, headers = {}) =>
    ask(server, who, "PUT", "/subscriptions", body, headers);
  for (const who of ["", "x".repeat(43)]) {
    expect((await put(open, who)).status).toBe(401);
    expect((await ask(server, who, "GET", "/key")).status).toBe(401);
    expect((await ask(server, who, "DELETE", "/subscriptions/x")).status).toBe(401);
  }
  expect((await put(open, token, { origin: "https://evil.example" })).status).toBe(403);
  for (const endpoint of [
    "http://push.example.com/x",
    "https://127.0.0.1/x",
    "https://localhost/x",
  ]) {
    expect(await (await put({ ...open, endpoint })).json(), endpoint).toMatchObject({
      kind: "invalid",
    });
  }
  expect((await put(open)).status).toBe(200);
  const key = (await (await ask(server, token, "GET", "/key")).json()) as { publicKey: string };
  expect(key.publicKey).toMatch(/^[\w-]{87}$/);
});

test("no body makes the server fail", { timeout: 60_000 }, async () => {
  const server = await startServer();
  const site = await server.addSite();
  const { token } = await connectVisitor(server, site.key);
  const { endpoint, keys } = (await startPushService()).subscribe();
  const strange = fc.oneof(fc.string({ unit: "binary", maxLength: 50 }), fc.jsonValue());
  const field = (right: unknown) => fc.oneof(fc.constant(right), strange);
  const body = fc.oneof(
    fc.record({ endpoint: field(endpoint), keys: field(keys), lang: field("en") }),
    fc.dictionary(fc.string(), strange),
  );
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const answer = await ask(server, token, "PUT", "/subscriptions", sent);
      expect(answer.status, await answer.text()).toBeLessThan(500);
    }),
    { numRuns: BODIES },
  );
});

test("who is blocked hears nothing, nor anybody where the owner wants none, nor a site that is gone", async () => {
  const talk = await gone();
  const { server, site, ann, token, browser, service, visitor, say } = talk;
  const visitorId = visitor.welcome.visitor.id;
  const { blocks } = server.house.people;
  const body = { endpoint: browser.endpoint, keys: browser.keys, lang: "en" };
  const choose = (visitorPush: boolean) =>
    server.house.manageSites.changeOptions(site.id, () => ({ visitorPush }));
  await choose(false);
  await say("Here it is");
  await told(talk);
  expect((await ask(server, token, "PUT", "/subscriptions", body)).status).toBe(409);
  await choose(true);
  await say("And more");
  await sweep(server);
  await blocks.block(ann.id, visitorId, { until: null, reason: "Spam" });
  await told(talk);
  expect((await ask(server, token, "PUT", "/subscriptions", body)).status).toBe(403);
  expect(service.taken).toEqual([]);

  await server.house.deleteSite(site.id);
  expect(await talk.rows()).toEqual([]);
});

test("a browser that may be shared is not told what is for somebody whom a signature vouches for", async () => {
  const talk = await gone();
  const { server, site, token, service, say } = talk;
  const owner = await server.addAgent("Olga Owner", "owner");
  const asked = await server.call("GET", `/sites/${site.id}/identity-secret`, owner);
  const { secret } = (await asked.json()) as { secret: string };
  const identity = { id: "4711", hash: signId(secret, "4711") };
  const known = await connectVisitor(server, site.key, { identity });
  await leaves(server, known);
  const here = await connectVisitor(server, site.key, { identity, token });
  expect(here.welcome.visitor.id).toBe(known.welcome.visitor.id);
  await leaves(server, here);
  const row = await server.house.conversations.byId(talk.id);
  expect(row?.visitorId).toBe(known.welcome.visitor.id);
  await say("About your bill");
  await told(talk);
  talk.clock.advance(MINUTE);
  await told(talk);
  expect(service.taken).toEqual([]);
});

test("agents read over the reply box that the visitor's browser tells them", async () => {
  const { server, ann, id, token, subscriptionId } = await gone();
  const reach = async () =>
    (await server.call("GET", `/conversations/${id}/reach`, ann)).json() as Promise<object>;
  expect(await reach()).toEqual({ by: "none", email: null, push: true });
  await ask(server, token, "DELETE", `/subscriptions/${subscriptionId}`);
  expect(await reach()).toEqual({ by: "none", email: null, push: false });
});

test.skipIf(testEngine() === "sqlite")(
  "two nodes that look at once tell once, and not while the chat is open on the other",
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "foyer-test-"));
    const talk = await gone({ dataDir });
    const { server: one, service, clock, site, token, visitor, say } = talk;
    const two = await startServer({ clock, dataDir, env: { PUSH_TO_PRIVATE: "1" } });
    const both = () => Promise.all([one, two].map(({ house }) => house.visitorPush.pushAnswers()));
    const back = await connectVisitor(two, site.key, { token });
    const isHere = () => one.house.presence.visitorIsHere(visitor.welcome.visitor.id);
    await vi.waitUntil(isHere, { timeout: 10_000 });
    await say("Here it is");
    await sweep(one);
    clock.advance(3 * SECOND);
    await one.house.visitorPush.pushAnswers();
    expect(service.taken).toEqual([]);
    back.close();
    await vi.waitUntil(() => !isHere(), { timeout: 10_000 });
    clock.advance(MINUTE);
    await both();
    await both();
    await service.nextAnswer();
    clock.advance(2 * MINUTE);
    await both();
    expect(service.taken).toHaveLength(1);
  },
);
