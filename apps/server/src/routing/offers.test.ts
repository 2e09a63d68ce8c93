import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RoutingSettings } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { REFUSED_PAUSE_MS } from "./passed-up.ts";
import { AUTOMATIC, openOffice } from "./testing/office.ts";
import { runAhead } from "./testing/run-ahead.ts";

const SECOND = 1_000;

async function startOffice(settings?: Partial<RoutingSettings>) {
  const clock = fakeClock(Date.now());
  return openOffice(await startServer({ clock }), clock, settings);
}

test("[M71] whoever waits is offered to one agent, the log says why, and accepting takes it", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const { id, visitor } = await office.wait();
  const row = await mara.console.nextRow((one) => one.id === id && one.offeredTo !== null);
  expect(row).toMatchObject({ offeredTo: mara.id, offerEndsAt: office.clock.now() + 30 * SECOND });
  const taken = await office.post("accept", id, mara);
  expect(await taken.json()).toMatchObject({
    ...{ state: "active", assigneeId: mara.id, offeredTo: null, offerEndsAt: null },
  });
  expect(await office.log(id)).toMatchObject([
    { type: "offered", to: { name: "Mara Jensen" }, why: { rule: "only_one", of: 1 } },
    { type: "claimed" },
  ]);
  expect(JSON.stringify(visitor.received)).not.toContain("offered");
});

test("while nothing is automatic nothing is offered", async () => {
  const office = await startOffice({});
  await office.arrive("Mara Jensen");
  const { id } = await office.wait();
  await office.settle();
  expect(await office.row(id)).toMatchObject({ state: "waiting", offeredTo: null });
});

test("what is not accepted in time is offered to the next, and the late one is told to whom", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const { id } = await office.wait();
  await office.settle();
  const tom = await office.arrive("Tom Ruiz");
  await office.later(30 * SECOND - 1);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ offeredTo: mara.id });
  office.clock.advance(1);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ offeredTo: tom.id });
  const late = await office.post("accept", id, mara);
  expect(late.status).toBe(409);
  expect(await late.json()).toMatchObject({
    detail: "This offer is over. It is offered to Tom Ruiz now.",
  });
  expect(
    (await office.log(id)).map((body) => [body.type, "why" in body && body.why]),
  ).toMatchObject([
    ["offered", { rule: "only_one" }],
    ["offer_over", "missed"],
    ["offered", { rule: "only_one", of: 1 }],
  ]);
});

test("of two who accept at once nobody gets it twice, and a claim by hand ends the offer", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const { id } = await office.wait();
  await office.settle();
  const tom = await office.server.addAgent("Tom Ruiz");
  const answers = await Promise.all([
    office.post("accept", id, mara),
    office.post("claim", id, tom),
    office.post("accept", id, mara),
  ]);
  const row = await office.row(id);
  expect(row).toMatchObject({ state: "active", offeredTo: null });
  const claims = (await office.log(id)).filter(({ type }) => type === "claimed");
  expect(claims).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
});

test("declined, it goes on to the next and does not come straight back", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const { id } = await office.wait();
  await office.settle();
  expect((await office.post("decline", id, mara)).status).toBe(200);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ state: "waiting", offeredTo: null });
  const again = await office.post("decline", id, mara);
  expect(again.status).toBe(409);
  const tom = await office.arrive("Tom Ruiz");
  await office.settle();
  expect(await office.row(id)).toMatchObject({ offeredTo: tom.id });
});

test("what everybody has declined is offered again after a pause, to who was not asked yet first", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const { id } = await office.wait();
  await office.settle();
  await office.post("decline", id, mara);
  await office.later(REFUSED_PAUSE_MS - 1);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ offeredTo: null });
  office.clock.advance(1);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ offeredTo: mara.id });
  await office.post("decline", id, mara);
  await office.later(REFUSED_PAUSE_MS);
  await office.presence(mara, { status: "away" });
  const tom = await office.arrive("Tom Ruiz");
  await office.settle();
  expect(await office.row(id)).toMatchObject({ offeredTo: tom.id });
  await office.presence(mara, { status: "available" });
  await office.post("decline", id, tom);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ offeredTo: mara.id });
});

test("an offer outlives a restart for who comes back to it, and goes on when nobody does", async () => {
  const clock = fakeClock(Date.now());
  const dataDir = await mkdtemp(join(tmpdir(), "foyer-test-"));
  const before = await openOffice(await startServer({ clock, dataDir }), clock);
  const mara = await before.arrive("Mara Jensen");
  const { id } = await before.wait();
  await before.settle();
  await before.server.close();
  const { house } = await startServer({ clock, dataDir });
  await house.routing.settle();
  expect(await house.find.existing(id)).toMatchObject({ offeredTo: mara.id });
  runAhead(6 * SECOND);
  await house.routing.settle();
  expect(await house.find.existing(id)).toMatchObject({ state: "waiting", offeredTo: null });
});

test("who misses two in a row is away, and who accepts one in between is not", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const isAway = () => office.server.house.manageAgents.find(mara.id)?.status === "away";
  const { id } = await office.wait();
  await office.settle();
  await office.later(30 * SECOND);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ offeredTo: mara.id });
  await office.post("accept", id, mara);
  const other = await office.wait();
  for (let missed = 1; missed <= 2; missed++) {
    await office.settle();
    expect(isAway()).toBe(false);
    await office.later(30 * SECOND);
    await office.settle();
  }
  expect(isAway()).toBe(true);
  expect(await office.row(other.id)).toMatchObject({ state: "waiting", offeredTo: null });
  expect((await office.log(other.id)).at(-1)).toMatchObject({ why: "missed", away: true });
  await office.presence(mara, { status: "available" });
  await office.settle();
  expect(await office.row(other.id)).toMatchObject({ offeredTo: mara.id });
});

test("an agent gets no more than they want, and the queue goes on the moment they have room", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  await office.presence(mara, { capacity: 1 });
  const first = await office.wait();
  const second = await office.wait();
  await office.settle();
  const offered = [await office.row(first.id), await office.row(second.id)];
  expect(offered.map(({ offeredTo }) => offeredTo)).toEqual([mara.id, null]);
  await office.post("accept", first.id, mara);
  await office.settle();
  expect(await office.row(second.id)).toMatchObject({ offeredTo: null });
  await office.post("close", first.id, mara, { outcome: "solved" });
  await mara.console.nextRow((row) => row.id === second.id && row.offeredTo === mara.id);
  await office.post("accept", second.id, mara);
  const third = await office.wait();
  await office.presence(mara, { capacity: 2 });
  await mara.console.nextRow((row) => row.id === third.id && row.offeredTo === mara.id);
});

test("who claims by hand until they are full loses the offer they had", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  await office.presence(mara, { capacity: 1 });
  const first = await office.wait();
  await office.settle();
  const second = await office.wait();
  expect((await office.post("claim", second.id, mara)).status).toBe(200);
  await office.settle();
  expect(await office.row(first.id)).toMatchObject({ offeredTo: null });
  expect((await office.log(first.id)).at(-1)).toMatchObject({ type: "offer_over", why: "full" });
});

test("an agent who leaves, is away or may not sign in any more is asked no longer", async () => {
  const office = await startOffice();
  const leavers = [
    { name: "Ann Away", leave: async () => office.presence(ann, { status: "away" }) },
    { name: "Ben Gone", leave: () => office.leave(ben) },
    {
      name: "Cid Out",
      leave: () =>
        office.server.call("PATCH", `/agents/${cid.id}`, office.owner, { active: false }),
    },
  ];
  const [ann, ben, cid] = (await Promise.all(leavers.map(({ name }) => office.arrive(name)))) as [
    Arrived,
    Arrived,
    Arrived,
  ];
  const { id } = await office.wait();
  const asked = new Set<string>();
  for (let round = 0; round < 3; round++) {
    await expect.poll(async () => (await office.row(id)).offeredTo).not.toBeNull();
    const { offeredTo } = await office.row(id);
    asked.add(offeredTo ?? "");
    await leavers[[ann.id, ben.id, cid.id].indexOf(offeredTo ?? "")]?.leave();
    await expect.poll(async () => (await office.row(id)).offeredTo).not.toBe(offeredTo);
  }
  expect(asked.size).toBe(3);
  expect(await office.row(id)).toMatchObject({ state: "waiting", offeredTo: null });
});

test("what an agent had who is gone is offered before what came later", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const { id } = await office.wait();
  await office.settle();
  await office.post("accept", id, mara);
  office.clock.advance(SECOND);
  const later = await office.wait();
  await office.settle();
  await office.leave(mara);
  await office.server.house.lostAgents.giveBack();
  await office.later(61 * SECOND);
  await office.server.house.lostAgents.giveBack();
  const tom = await office.arrive("Tom Ruiz");
  await office.settle();
  expect(await office.row(id)).toMatchObject({ state: "waiting", offeredTo: tom.id });
  expect(await office.row(later.id)).toMatchObject({ offeredTo: null });
});

test("what an agent gives back to the queue is not offered straight back to them", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const { id } = await office.wait();
  await office.settle();
  await office.post("accept", id, mara);
  await office.post("release", id, mara);
  await office.settle();
  expect(await office.row(id)).toMatchObject({ state: "waiting", offeredTo: null });
});

test("a team's conversation goes to its agents alone, and who knows the visitor is asked first", async () => {
  const office = await startOffice();
  const mara = await office.arrive("Mara Jensen");
  const tom = await office.arrive("Tom Ruiz");
  const team = await office.server.house.teams.add({ name: "Billing", agentIds: [tom.id] });
  await office.set({ teams: { [team.id]: AUTOMATIC } });
  await office.presence(tom, { status: "busy" });
  const { id, visitor } = await office.wait();
  await office.settle();
  await office.post("accept", id, mara);
  await office.post("transfer", id, mara, { teamId: team.id });
  await office.settle();
  expect(await office.row(id)).toMatchObject({ state: "waiting", offeredTo: null });
  await office.presence(tom, { status: "available" });
  await tom.console.nextRow((row) => row.id === id && row.offeredTo === tom.id);
  office.clock.advance(SECOND);
  await office.post("accept", id, tom);
  await office.post("close", id, tom, { outcome: "solved" });
  await office.later(8 * 24 * 3_600 * SECOND);
  const again = await connectVisitor(office.server, office.site.key, { token: visitor.token });
  again.send({ type: "send_message", clientId: "again-0001", text: "Me again", to: "person" });
  const ack = await again.next("ack", ({ clientId }) => clientId === "again-0001");
  await office.settle();
  expect(await office.log(ack.conversationId)).toMatchObject([
    { type: "offered", to: { id: tom.id }, why: { rule: "last_agent", of: 2 } },
  ]);
});

test("turns that run at the same time offer it once", async () => {
  const office = await startOffice();
  await office.arrive("Mara Jensen");
  await office.arrive("Tom Ruiz");
  const { id } = await office.wait();
  const { settle } = office;
  await Promise.all([settle(), settle(), settle()]);
  expect(await office.log(id)).toHaveLength(1);
});

type Arrived = Awaited<ReturnType<Awaited<ReturnType<typeof startOffice>>["arrive"]>>;
