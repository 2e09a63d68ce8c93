import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PushSubscriptionDraft } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  startPushService,
  startServer,
  type TestAgent,
  type TestServer,
  testEngine,
  type VisitorClient,
  vapidClaims,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

let ids = 0;
const clientId = () => `client-id-${ids++}`;

const withPush = () => startServer({ env: { PUSH_TO_PRIVATE: "1" } });

async function subscribe(
  server: TestServer,
  agent: TestAgent,
  { endpoint, keys }: PushSubscriptionDraft,
): Promise<string> {
  const answer = await server.call("PUT", "/push/subscriptions", agent, { endpoint, keys });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { id: string }).id;
}

async function say(visitor: VisitorClient, text: string): Promise<string> {
  const id = clientId();
  visitor.send({ type: "send_message", clientId: id, text, to: "person" });
  return (await visitor.next("ack", (ack) => ack.clientId === id)).conversationId;
}

test("[P8] who has closed their console is called when somebody waits: sealed for their browser, signed by us", async () => {
  const [service, server] = [await startPushService(), await withPush()];
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  await subscribe(server, mara, service.subscribe());
  const dana = await connectVisitor(server, site.key, { profile: { name: "Dana Kim" } });
  const conversationId = await say(dana, "Is anybody there?");
  const { call, headers, body } = await service.next("waiting");
  expect(call).toMatchObject({ conversationId, text: "Is anybody there?" });
  expect(headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high" });
  expect(headers.topic).toBe(conversationId);
  expect(Number(headers.ttl)).toBe(3600);
  expect(body.toString("latin1")).not.toContain("anybody");
  const key = (await (await server.call("GET", "/push/key", mara)).json()) as { publicKey: string };
  expect(vapidClaims(headers.authorization, key.publicKey)).toMatchObject({
    aud: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    sub: expect.stringMatching(/^mailto:/),
  });
});

test("nobody is pushed to while a console of theirs is open, nor when busy for those who wait", async () => {
  const [service, server] = [await startPushService(), await withPush()];
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const kim = await server.addAgent("Kim Lee");
  const [atMara, atTom, atKim] = [service.subscribe(), service.subscribe(), service.subscribe()];
  await subscribe(server, mara, atMara);
  await subscribe(server, tom, atTom);
  await subscribe(server, kim, atKim);
  await connectAgent(server, mara);
  await server.call("PATCH", "/me/presence", tom, { status: "busy" });
  await say(await connectVisitor(server, site.key), "Hello");
  expect((await service.next("waiting")).path).toBe(atKim.path);
  expect(service.taken).toHaveLength(1);
});

test("[P8] an agent is called for what is theirs: words, a transfer, a mention, a low score; by choice not", async () => {
  const [service, server] = [await startPushService(), await withPush()];
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const atMara = service.subscribe();
  await subscribe(server, mara, atMara);
  const console = await connectAgent(server, tom);
  const dana = await connectVisitor(server, site.key);
  const id = await say(dana, "Hello");
  await service.next("waiting");

  await server.call("POST", `/conversations/${id}/claim`, tom);
  await server.call("POST", `/conversations/${id}/transfer`, tom, { agentId: mara.id });
  expect((await service.next("transferred")).call).toMatchObject({ name: "Tom Ruiz" });

  await say(dana, "One more thing");
  expect((await service.next("message")).call).toMatchObject({ text: "One more thing" });

  const mentions = [{ agentId: mara.id, name: "Mara Jensen" }];
  const note = { type: "add_note", clientId: clientId(), conversationId: id } as const;
  console.send({ ...note, text: "@Mara Jensen look", mentions });
  expect((await service.next("mention")).call).toMatchObject({ text: "@Mara Jensen look" });

  await server.call("POST", `/conversations/${id}/close`, mara, { outcome: "solved" });
  dana.send({ type: "rate", clientId: clientId(), conversationId: id, score: 1, comment: "Slow" });
  expect((await service.next("low_rating")).call).toMatchObject({ text: "Slow" });

  const before = service.taken.length;
  const settings = (await (await server.call("GET", "/me/notifications", mara)).json()) as {
    calls: { waiting: { notice: boolean } };
  };
  settings.calls.waiting.notice = false;
  await server.call("PUT", "/me/notifications", mara, settings);
  await subscribe(server, await server.addAgent("Kim Lee"), service.subscribe());
  await say(await connectVisitor(server, site.key), "Somebody else");
  expect((await service.next("waiting")).path).not.toBe(atMara.path);
  expect(service.taken).toHaveLength(before + 1);
});

test("a browser that is gone is forgotten, and so is one that was signed out", async () => {
  const [service, server] = [await startPushService(), await withPush()];
  const mara = await server.addAgent("Mara Jensen");
  await subscribe(server, mara, service.subscribe());
  expect((await server.call("POST", "/push/test", mara)).status).toBe(204);
  await service.next("test");
  service.answer(410);
  expect((await server.call("POST", "/push/test", mara)).status).toBe(204);
  expect((await server.call("POST", "/push/test", mara)).status).toBe(409);

  service.answer(201);
  await subscribe(server, mara, service.subscribe());
  const again = {
    ...mara,
    cookie: `foyer_session=${await server.house.signIn.start(mara.id, "x")}`,
  };
  await server.call("POST", "/logout", mara);
  expect((await server.call("POST", "/push/test", again)).status).toBe(409);
});

test("one's own subscription is taken back; that of another is not there", async () => {
  const [service, server] = [await startPushService(), await withPush()];
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const id = await subscribe(server, mara, service.subscribe());
  expect((await server.call("DELETE", `/push/subscriptions/${id}`, tom)).status).toBe(404);
  expect((await server.call("DELETE", `/push/subscriptions/${id}`, mara)).status).toBe(204);
  expect((await server.call("POST", "/push/test", mara)).status).toBe(409);
});

test("only https in the open internet may be called", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  const { keys } = (await startPushService()).subscribe();
  for (const endpoint of [
    "http://push.example.com/x",
    "https://127.0.0.1/x",
    "https://2130706433/x",
    "https://[::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://169.254.169.254/latest",
    "https://localhost/x",
    "https://db.internal/x",
    "https://me:secret@push.example.com/x",
    "file:///etc/passwd",
    "nothing",
  ]) {
    const refused = await server.call("PUT", "/push/subscriptions", mara, { endpoint, keys });
    expect(await refused.json(), endpoint).toMatchObject({ kind: "invalid" });
  }
  const open = { endpoint: "https://push.example.com/x", keys };
  expect((await server.call("PUT", "/push/subscriptions", mara, open)).status).toBe(200);
});

test("the keys are made once, and outlive the process", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  const ask = async () => (await (await server.call("GET", "/push/key", mara)).json()) as object;
  const [first, second] = await Promise.all([ask(), ask()]);
  expect(second).toEqual(first);
  await server.house.installation.read();
  expect(await ask()).toEqual(first);
});

test.skipIf(testEngine() === "sqlite")(
  "over two nodes an agent is called once, and not while their console is open on the other",
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "foyer-test-"));
    const service = await startPushService();
    const start = () => startServer({ dataDir, env: { PUSH_TO_PRIVATE: "1" } });
    const [one, two] = [await start(), await start()];
    const site = await one.addSite();
    const [mara, tom] = [await one.addAgent("Mara Jensen"), await one.addAgent("Tom Ruiz")];
    const [atMara, atTom] = [service.subscribe(), service.subscribe()];
    await subscribe(one, mara, atMara);
    await subscribe(two, tom, atTom);
    const watcher = await connectAgent(one, await one.addAgent("Olga Owner", "owner"));
    await connectAgent(two, tom);
    await watcher.next("agent", ({ agent }) => agent.id === tom.id && agent.online);
    await say(await connectVisitor(one, site.key), "Hello");
    expect((await service.next("waiting")).path).toBe(atMara.path);
    await one.call("POST", "/push/test", mara);
    await service.next("test");
    expect(service.taken).toHaveLength(2);
  },
);
