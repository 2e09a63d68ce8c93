import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { createFrameRate } from "./frame-rate.ts";

const BURST = 100;
const FLOOD = 300;

test("[F5] what is above the rate is refused by name, with its clientId, and is not handled", async () => {
  const server = await startServer({ clock: fakeClock() });
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  // Hello was the first of the burst.
  for (let i = 1; i < BURST; i++) visitor.send({ type: "ping" });
  visitor.send({ type: "send_message", clientId: "toomuch-01", text: "Hello?", to: "person" });
  expect(await visitor.next("error")).toMatchObject({
    kind: "rate_limited",
    clientId: "toomuch-01",
  });
  for (let i = 1; i < BURST; i++) await visitor.next("pong");
  expect(await server.house.conversations.open(10)).toEqual([]);
});

test("[F5] after a pause it goes on", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  for (let i = 0; i < BURST; i++) visitor.send({ type: "ping" });
  await visitor.next("error");
  clock.advance(1_000);
  visitor.send({ type: "send_message", clientId: "later-0001", text: "Hello?", to: "person" });
  await visitor.next("ack");
});

test("[F5] who goes on all the same is closed with 4008", async () => {
  const server = await startServer({ clock: fakeClock() });
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  for (let i = 0; i < BURST + FLOOD; i++) visitor.send({ type: "ping" });
  expect(await visitor.closed).toMatchObject({ code: 4008 });
  expect(visitor.received.filter(({ type }) => type === "error")).toHaveLength(FLOOD);
});

test("[F5] a trickle of allowed frames between them does not excuse a flood", () => {
  const clock = fakeClock();
  const rate = createFrameRate(clock, 20);
  const verdicts = Array.from({ length: 5_000 }, () => {
    clock.advance(10);
    return rate();
  });
  expect(verdicts.slice(0, BURST)).not.toContain("refuse");
  expect(verdicts).toContain("flood");
  expect(verdicts.indexOf("flood")).toBeGreaterThan(FLOOD);
});

test("[F5] twenty frames a second are never too many", () => {
  const clock = fakeClock();
  const rate = createFrameRate(clock, 20);
  for (let i = 0; i < 10_000; i++) {
    clock.advance(50);
    expect(rate()).toBe("pass");
  }
});

test("[F5] a burst after a pause is allowed again and again, and old refusals are forgotten", () => {
  const clock = fakeClock();
  const rate = createFrameRate(clock, 20);
  for (let round = 0; round < 20; round++) {
    const verdicts = Array.from({ length: BURST + FLOOD / 2 }, rate);
    expect(verdicts.filter((verdict) => verdict === "pass")).toHaveLength(BURST);
    expect(verdicts).not.toContain("flood");
    clock.advance(5_000);
  }
});

test("[F5] a clock that is set back takes nothing from who has sent nothing", () => {
  const clock = fakeClock();
  const rate = createFrameRate(clock, 20);
  clock.advance(-3_600_000);
  expect(rate()).toBe("pass");
});
