import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectAgent, connectVisitor, startServer, testEngine } from "@foyer/test-kit";
import { expect, test } from "vitest";

test("[P10] who is busy is here for visitors, who is away is not, and their colleagues see which", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const olga = await connectAgent(server, await server.addAgent("Olga Owner", "owner"));
  const console = await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key);
  expect(visitor.welcome.here).toHaveLength(2);

  await server.call("PATCH", "/me/presence", mara, { status: "away" });
  expect((await visitor.next("here")).here.map(({ name }) => name)).toEqual(["Olga Owner"]);
  const { agent } = await olga.next("agent", ({ agent }) => agent.status === "away");
  expect(agent).toMatchObject({ id: mara.id, online: true });
  expect((await connectVisitor(server, site.key)).welcome.here).toHaveLength(1);

  await server.call("PATCH", "/me/presence", mara, { status: "busy" });
  expect((await visitor.next("here")).here).toHaveLength(2);
  await console.next("agent", ({ agent }) => agent.status === "busy");
});

test("[P10] an idle console is nobody's; choosing a status ends it; a repeat is no news", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  await connectAgent(server, mara);
  const visitor = await connectVisitor(server, site.key);
  await server.call("PATCH", "/me/presence", mara, { idle: true });
  await server.call("PATCH", "/me/presence", mara, { idle: true });
  expect((await visitor.next("here")).here).toEqual([]);
  const back = await server.call("PATCH", "/me/presence", mara, { status: "available" });
  expect(await back.json()).toMatchObject({ idle: false, status: "available" });
  expect((await visitor.next("here")).here).toHaveLength(1);
  expect(visitor.received.filter(({ type }) => type === "here")).toHaveLength(2);
});

test("[M41] with everybody away there is no estimate", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  await connectAgent(server, mara);
  let n = 0;
  const wait = async () => {
    const visitor = await connectVisitor(server, site.key);
    const clientId = `client-id-${n++}`;
    visitor.send({ type: "ask_person", clientId });
    await visitor.next("queue");
    const ack = await visitor.next("ack", (frame) => frame.clientId === clientId);
    return { visitor, id: ack.conversationId };
  };
  for (const _ of [1, 2, 3]) {
    await server.call("POST", `/conversations/${(await wait()).id}/claim`, mara);
  }
  const { visitor } = await wait();
  await server.call("PATCH", "/me/presence", mara, { status: "away" });
  await visitor.next("queue", ({ seconds }) => seconds === null);
});

test("[P10] what an agent wants at a time is kept, and what does not fit is refused by name", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen");
  const set = (body: object) => server.call("PATCH", "/me/presence", mara, body);
  expect(await (await set({ capacity: 5, awayAfter: 30 })).json()).toMatchObject({
    ...{ capacity: 5, awayAfter: 30, status: "available" },
  });
  for (const body of [{}, { capacity: 0 }, { awayAfter: 9_999 }, { status: "gone" }]) {
    expect((await set(body)).status, JSON.stringify(body)).toBe(400);
  }
});

test.skipIf(testEngine() === "sqlite")(
  "[P10] over two nodes it is the same: visitors and colleagues there learn it, too",
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "foyer-test-"));
    const [one, two] = [await startServer({ dataDir }), await startServer({ dataDir })];
    const site = await one.addSite();
    const mara = await one.addAgent("Mara Jensen");
    const olga = await connectAgent(two, await two.addAgent("Olga Owner", "owner"));
    await connectAgent(one, mara);
    await olga.next("agent", ({ agent }) => agent.id === mara.id && agent.online);
    const visitor = await connectVisitor(two, site.key);
    await one.call("PATCH", "/me/presence", mara, { status: "away" });
    await visitor.next("here", ({ here }) => here.every(({ id }) => id !== mara.id));
    await olga.next("agent", ({ agent }) => agent.id === mara.id && agent.status === "away");
    await one.call("PATCH", "/me/presence", mara, { status: "available" });
    await visitor.next("here", ({ here }) => here.some(({ id }) => id === mara.id));
  },
);
