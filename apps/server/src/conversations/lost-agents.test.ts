import { connectAgent, connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { LOST_AFTER_MS } from "./lost-agents.ts";

/** Mara has a visitor's conversation, with a console open. Another visitor has waited since. */
async function marasTalk() {
  const clock = fakeClock(Date.now());
  const server = await startServer({ clock });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const ask = async (clientId: string) => {
    const visitor = await connectVisitor(server, site.key);
    visitor.send({ type: "send_message", clientId, text: "Hello?", to: "person" });
    const { conversationId: id } = await visitor.next("ack");
    clock.advance(1_000);
    return { visitor, id };
  };
  const [first, second] = [await ask("first-0001"), await ask("second-001")];
  const console = await connectAgent(server, mara);
  await server.house.agentActs.claim(mara.id, first.id);
  const row = () => server.house.find.existing(first.id);
  /** Once the server has noticed that a console is gone. */
  const goAway = async () => {
    const watcher = await connectAgent(server, await server.addAgent("Tom Ruiz"));
    console.close();
    await watcher.next("agent", ({ agent }) => agent.id === mara.id && !agent.online);
  };
  return { server, clock, mara, first, second, row, goAway };
}

test("[M52] after a minute without a console the conversation waits again, before those who came later", async () => {
  const { server, clock, mara, first, second, row, goAway } = await marasTalk();
  await goAway();
  clock.advance(LOST_AFTER_MS - 1);
  await server.house.lostAgents.giveBack();
  expect(await row()).toMatchObject({ state: "active", assigneeId: mara.id });
  clock.advance(1);
  await server.house.lostAgents.giveBack();
  const given = await row();
  expect(given).toMatchObject({ state: "waiting", assigneeId: null });
  const other = await server.house.find.existing(second.id);
  expect(given.waitingSince).toBeLessThan(other.waitingSince ?? 0);
  const told = await first.visitor.next("events", ({ events }) =>
    events.some(({ body }) => body.type === "queued" && body.reason === "agent_lost"),
  );
  expect(told).toMatchObject({
    ...{ events: [{ by: { kind: "system" } }], conversation: { state: "waiting", agent: null } },
  });
});

test("who is back in time keeps what they have", async () => {
  const { server, clock, mara, row, goAway } = await marasTalk();
  await goAway();
  clock.advance(LOST_AFTER_MS / 2);
  await server.house.lostAgents.giveBack();
  await connectAgent(server, mara);
  clock.advance(LOST_AFTER_MS);
  await server.house.lostAgents.giveBack();
  expect(await row()).toMatchObject({ state: "active", assigneeId: mara.id });
});

test("a server that has just started gives everybody their minute to come back", async () => {
  const { server, clock, mara, row, goAway } = await marasTalk();
  await goAway();
  const { lostAgents } = server.house;
  // As a new process: nobody was seen to go.
  lostAgents.forget();
  clock.advance(10 * LOST_AFTER_MS);
  await lostAgents.giveBack();
  expect(await row()).toMatchObject({ state: "active", assigneeId: mara.id });
  clock.advance(LOST_AFTER_MS);
  await lostAgents.giveBack();
  expect(await row()).toMatchObject({ state: "waiting" });
});

test("looks of several nodes at the same time give it back once, and nothing that is snoozed", async () => {
  const { server, clock, mara, first, second, goAway } = await marasTalk();
  await server.house.agentActs.claim(mara.id, second.id);
  await server.house.agentActs.snooze(mara.id, second.id, { until: null });
  await goAway();
  clock.advance(LOST_AFTER_MS);
  const { giveBack } = server.house.lostAgents;
  await Promise.all([giveBack(), giveBack(), giveBack()]);
  const events = await server.house.messages.after("agents", first.id, 0, 100);
  const lost = events.filter(({ body }) => body.type === "queued" && body.reason === "agent_lost");
  expect(lost).toHaveLength(1);
  expect(await server.house.find.existing(second.id)).toMatchObject({ state: "snoozed" });
});

test("who may not sign in any more loses what they have, and what wakes up later, too", async () => {
  const { server, clock, mara, first, second, row } = await marasTalk();
  const owner = await server.addAgent("Olga Ober", "owner");
  const { agentActs, lostAgents, presence, wakeInTime } = server.house;
  await agentActs.claim(mara.id, second.id);
  await agentActs.snooze(mara.id, second.id, { until: clock.now() + 2 * LOST_AFTER_MS });
  const out = await server.call("PATCH", `/agents/${mara.id}`, owner, { active: false });
  expect(out.status).toBe(200);
  await expect.poll(() => presence.agentIsHere(mara.id)).toBe(false);
  const minuteLater = async () => {
    await lostAgents.giveBack();
    clock.advance(LOST_AFTER_MS);
    await lostAgents.giveBack();
  };
  await minuteLater();
  expect(await row()).toMatchObject({ state: "waiting", assigneeId: null });
  await first.visitor.next("events", ({ events }) =>
    events.some(({ body }) => body.type === "queued" && body.reason === "agent_lost"),
  );
  expect(await server.house.find.existing(second.id)).toMatchObject({ state: "snoozed" });
  clock.advance(LOST_AFTER_MS);
  await wakeInTime();
  await minuteLater();
  expect(await server.house.find.existing(second.id)).toMatchObject({
    ...{ state: "waiting", assigneeId: null },
  });
});
