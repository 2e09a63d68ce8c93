import type { ToVisitor } from "@foyer/protocol";
import { connectAgent, connectVisitor, startServer, type VisitorClient } from "@foyer/test-kit";
import { expect, test } from "vitest";

let count = 0;
const clientId = () => `queue-test-${String(++count).padStart(10, "0")}`;

async function wait(visitor: VisitorClient): Promise<string> {
  const id = clientId();
  visitor.send({ type: "ask_person", clientId: id });
  return (await visitor.next("ack", (ack) => ack.clientId === id)).conversationId;
}

const at = (position: number) => (frame: Extract<ToVisitor, { type: "queue" }>) =>
  frame.position === position;

test("[M41] who waits is told their place at once, and moves up when somebody before them is claimed", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  await connectAgent(server, mara);
  const [dana, ravi] = [
    await connectVisitor(server, site.key),
    await connectVisitor(server, site.key),
  ];
  const first = await wait(dana);
  expect(await dana.next("queue")).toMatchObject({ conversationId: first, position: 1 });
  const second = await wait(ravi);
  expect(await ravi.next("queue")).toMatchObject({ conversationId: second, position: 2 });
  await server.call("POST", `/conversations/${first}/claim`, mara);
  expect(await ravi.next("queue", at(1))).toMatchObject({ conversationId: second });
  expect(dana.received.filter(({ type }) => type === "queue")).toHaveLength(1);
});

test("[M41] who leaves the queue by themselves makes room, too; another site's queue is another one", async () => {
  const server = await startServer();
  const [one, two] = [await server.addSite(), await server.addSite()];
  const dana = await connectVisitor(server, one.key);
  const ravi = await connectVisitor(server, one.key);
  const lena = await connectVisitor(server, two.key);
  await wait(dana);
  await wait(ravi);
  await wait(lena);
  await ravi.next("queue", at(2));
  expect(await lena.next("queue")).toMatchObject({ position: 1 });
  dana.send({ type: "close_conversation", clientId: clientId(), outcome: "not_solved" });
  await ravi.next("queue", at(1));
});

test("[M41] who comes back while they wait is told where they stand, also after a new start", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const dana = await connectVisitor(server, site.key);
  const ravi = await connectVisitor(server, site.key);
  await wait(dana);
  const conversationId = await wait(ravi);
  ravi.close();
  await ravi.closed;
  const back = await connectVisitor(server, site.key, { token: ravi.token });
  expect(await back.next("queue")).toMatchObject({ conversationId, position: 2 });
  // What a process that starts reads is the same.
  await server.house.queue.read();
  expect(server.house.queue.frameOf({ id: conversationId, siteId: site.id })?.position).toBe(2);
});

test("[M41] with nobody here there is no estimate", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const dana = await connectVisitor(server, site.key);
  await wait(dana);
  expect((await dana.next("queue")).seconds).toBeNull();
});

test("[M41] after some claims there is an estimate, which goes when the last agent does", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const console = await connectAgent(server, mara);
  for (const _ of [1, 2, 3]) {
    const visitor = await connectVisitor(server, site.key);
    const id = await wait(visitor);
    await visitor.next("queue");
    await server.call("POST", `/conversations/${id}/claim`, mara);
  }
  const dana = await connectVisitor(server, site.key);
  await wait(dana);
  expect(await dana.next("queue")).toMatchObject({ position: 1, seconds: 15 });
  console.close();
  expect(await dana.next("queue", ({ seconds }) => seconds === null)).toMatchObject({
    position: 1,
  });
});
