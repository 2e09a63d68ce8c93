import { HEARTBEAT_MS } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  fakeClock,
  openVisitorSocket,
  startServer,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

test("[B1] a connection from which nothing is heard is closed, one that beats is kept", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const silent = await connectVisitor(server, site.key);
  const beating = await connectAgent(server, await server.addAgent("Mara Jensen"));
  for (let beat = 0; beat < 3; beat++) {
    clock.advance(HEARTBEAT_MS);
    beating.send({ type: "ping" });
    await beating.next("pong");
    server.house.connections.checkSilence();
  }
  // It is cut off without waiting for an answer, so the code may not get through.
  expect([4001, 1006]).toContain((await silent.closed).code);
  expect(server.house.presence.visitorIsHere(silent.welcome.visitor.id)).toBe(false);
  beating.send({ type: "ping" });
  await beating.next("pong");
});

test("[B1] two beats may be missed", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  clock.advance(2 * HEARTBEAT_MS + 5_000);
  server.house.connections.checkSilence();
  visitor.send({ type: "ping" });
  await visitor.next("pong");
});

test("[B2] who says no hello within ten seconds is closed with 4003", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const agent = await server.addAgent("Mara Jensen");
  const mute = await openVisitorSocket(server);
  mute.send({ type: "ping" });
  await mute.next("error");
  clock.advance(10_000);
  server.house.connections.checkSilence();
  const later = await connectAgent(server, agent);
  clock.advance(1);
  server.house.connections.checkSilence();
  expect(await mute.closed).toMatchObject({ code: 4003 });
  later.send({ type: "ping" });
  await later.next("pong");
});

test("[B1] a clock that is set back an hour lets nobody stay silent for an hour", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const silent = await connectVisitor(server, site.key);
  clock.advance(-3_600_000);
  server.house.connections.checkSilence();
  clock.advance(2 * HEARTBEAT_MS + 6_000);
  server.house.connections.checkSilence();
  expect([4001, 1006]).toContain((await silent.closed).code);
});

test("[B2] nor may anybody go without a hello for that hour", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const mute = await openVisitorSocket(server);
  clock.advance(-3_600_000);
  server.house.connections.checkSilence();
  clock.advance(11_000);
  server.house.connections.checkSilence();
  expect((await mute.closed).code).toBe(4003);
});
