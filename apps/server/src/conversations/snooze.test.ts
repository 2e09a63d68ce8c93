import { connectAgent, connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOUR = 3_600_000;

/** Mara has a visitor's conversation; the clock is ours. */
async function marasTalk() {
  const clock = fakeClock(Date.now());
  const server = await startServer({ clock });
  const site = await server.addSite();
  const [mara, tom] = [await server.addAgent("Mara Jensen"), await server.addAgent("Tom Ruiz")];
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  await server.house.agentActs.claim(mara.id, id);
  const post = (act: string, agent: typeof mara, body?: object) =>
    server.call("POST", `/conversations/${id}/${act}`, agent, body);
  const row = async () => (await server.house.find.existing(id)) ?? {};
  const types = async () =>
    (await server.house.messages.after("agents", id, 3, 100)).map(({ body }) => body.type);
  return { server, clock, mara, tom, visitor, id, post, row, types };
}

test("[M51] snoozed until a time it leaves the list, and comes back to its agent at that time", async () => {
  const { server, clock, mara, post, row, types, id } = await marasTalk();
  const console = await connectAgent(server, mara);
  const until = clock.now() + HOUR;
  const snoozed = await post("snooze", mara, { until });
  expect(await snoozed.json()).toMatchObject({
    ...{ state: "snoozed", assigneeId: mara.id, snoozedUntil: until },
  });
  await console.nextRow((one) => one.id === id && one.state === "snoozed");
  clock.advance(HOUR - 1);
  await server.house.wakeInTime();
  expect(await row()).toMatchObject({ state: "snoozed" });
  clock.advance(1);
  await server.house.wakeInTime();
  await console.nextRow((one) => one.id === id && one.state === "active");
  expect(await row()).toMatchObject({ assigneeId: mara.id, snoozedUntil: null });
  expect(await types()).toEqual(["snoozed", "woken"]);
});

test("when its agent is away it wakes to the queue", async () => {
  const { server, clock, mara, post, row, types } = await marasTalk();
  await post("snooze", mara, { until: clock.now() + HOUR });
  clock.advance(HOUR);
  await server.house.wakeInTime();
  expect(await row()).toMatchObject({ state: "waiting", assigneeId: null, snoozedUntil: null });
  expect(await types()).toEqual(["snoozed", "woken", "queued"]);
});

test("sweeps that run at the same time wake it once", async () => {
  const { server, clock, mara, post, types } = await marasTalk();
  await post("snooze", mara, { until: clock.now() + HOUR });
  clock.advance(HOUR);
  const { wakeInTime } = server.house;
  await Promise.all([wakeInTime(), wakeInTime(), wakeInTime()]);
  expect((await types()).filter((type) => type === "woken")).toHaveLength(1);
});

test("snoozed until a reply it sleeps through time, and the visitor's words wake it", async () => {
  const { server, clock, mara, visitor, post, row } = await marasTalk();
  await connectAgent(server, mara);
  await post("snooze", mara, { until: null });
  clock.advance(1_000 * HOUR);
  await server.house.wakeInTime();
  expect(await row()).toMatchObject({ state: "snoozed", snoozedUntil: null });
  visitor.send({ type: "send_message", clientId: "later-0001", text: "Any news?" });
  await visitor.next("ack", ({ clientId }) => clientId === "later-0001");
  expect(await row()).toMatchObject({ state: "active", assigneeId: mara.id });
});

test("the visitor never learns of it: for them it goes on", async () => {
  const { mara, visitor, id, post, clock } = await marasTalk();
  await post("snooze", mara, { until: clock.now() + HOUR });
  visitor.send({ type: "watch", conversationId: id, after: 0 });
  const page = await visitor.next("events", ({ events }) => events.length > 2);
  expect(page.conversation).toMatchObject({ state: "active", agent: { id: mara.id } });
  expect(JSON.stringify(visitor.received)).not.toMatch(/snooze/);
});

test("only who has it puts it aside, and only until a time that comes", async () => {
  const { clock, mara, tom, post } = await marasTalk();
  const foreign = await post("snooze", tom, { until: null });
  expect(await foreign.json()).toMatchObject({ status: 403, kind: "not_yours" });
  for (const until of [clock.now(), clock.now() + 30_000 * HOUR]) {
    const refused = await post("snooze", mara, { until });
    expect(await refused.json()).toMatchObject({ status: 400, kind: "invalid" });
  }
});

test("its agent takes it up again by hand, or by answering", async () => {
  const { server, mara, id, post, row, types } = await marasTalk();
  await post("snooze", mara, { until: null });
  expect(await (await post("wake", mara)).json()).toMatchObject({ state: "active" });
  await post("snooze", mara, { until: null });
  const console = await connectAgent(server, mara);
  const reply = { conversationId: id, clientId: "reply-0001", text: "Here I am" };
  console.send({ type: "send_message", ...reply });
  await console.next("ack");
  expect(await row()).toMatchObject({ state: "active" });
  expect(await types()).toEqual(["snoozed", "woken", "snoozed", "message", "woken"]);
});
