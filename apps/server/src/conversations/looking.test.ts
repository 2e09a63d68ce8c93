import { connectAgent, connectVisitor, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

test("[P3] who looks at a conversation sees which colleagues do, from their coming to their going", async () => {
  const server = await startServer();
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId } = await visitor.next("ack");
  const maras = await connectAgent(server, await server.addAgent("Mara Jensen"));
  const tom = await server.addAgent("Tom Ruiz");
  const toms = await connectAgent(server, tom);
  const watch = { type: "watch", conversationId, after: 0 } as const;
  maras.send(watch);
  await maras.next("events");
  toms.send(watch);
  expect(await toms.next("looking")).toMatchObject({ agent: { name: "Mara Jensen" }, on: true });
  expect(await maras.next("looking")).toMatchObject({ agent: { name: "Tom Ruiz" }, on: true });
  // A second console of his does not make him two, nor does closing it take him away.
  const second = await connectAgent(server, tom);
  second.send(watch);
  await second.next("events");
  second.close();
  await second.closed;
  toms.send({ type: "ping" });
  await toms.next("pong");
  expect(await maras.next("looking")).toMatchObject({ agent: { name: "Tom Ruiz" }, on: true });
  toms.send({ type: "unwatch", conversationId });
  expect(await maras.next("looking")).toMatchObject({ agent: { name: "Tom Ruiz" }, on: false });
  expect(visitor.received.map(({ type }) => type)).not.toContain("looking");
});
