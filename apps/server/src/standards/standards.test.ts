import type {
  Conversation,
  Escalation,
  Event,
  Hours,
  Standard,
  StandardDraft,
} from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  fakeClock,
  startServer,
  type TestAgent,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

const MINUTE = 60_000;
/** A Monday, 09:00 UTC, which is 10:00 in Berlin. */
const START = Date.UTC(2026, 0, 5, 9);
const NOTHING: Escalation = { notify: [], holder: false, raiseTo: null, toTeam: null };

const draft = (change: Partial<StandardDraft> = {}): StandardDraft => ({
  ...{ name: "Fast", siteId: null, teamId: null, priority: null, warnPercent: 80 },
  ...{ replySeconds: 600, solveSeconds: null, onWarned: NOTHING, onMissed: NOTHING },
  ...change,
});

const office: Hours = {
  timeZone: "Europe/Berlin",
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: "09:00", to: "17:00" }] : [])),
  ...{ dates: [], closedUntil: null },
};

async function house() {
  const clock = fakeClock(START);
  const server = await startServer({ clock });
  const site = await server.addSite();
  const owner = await server.addAgent("Olga Owner", "owner");
  const mara = await server.addAgent("Mara Jensen");
  let count = 0;
  const clientId = () => `standards-test-${String(++count).padStart(8, "0")}`;
  const call = (method: string, path: string, body?: object, who: TestAgent = owner) =>
    server.call(method, path, who, body);
  const promise = async (change?: Partial<StandardDraft>) =>
    (await (await call("POST", "/standards", draft(change))).json()) as Standard;
  const ask = async (key = site.key) => {
    const visitor = await connectVisitor(server, key);
    visitor.send({ type: "send_message", clientId: clientId(), text: "Hello?", to: "person" });
    const { conversationId } = await visitor.next("ack");
    return { visitor, id: conversationId };
  };
  const row = async (id: string) =>
    (await (await call("GET", `/conversations/${id}`)).json()) as Conversation;
  const log = async (id: string): Promise<Event["body"][]> =>
    (await server.house.messages.after("agents", id, 0, 100)).map(({ body }) => body);
  const alarms = async (id: string) =>
    (await log(id)).flatMap((body) =>
      body.type === "target_warned" || body.type === "target_missed"
        ? [`${body.target} ${body.type.slice(7)} by ${body.standard}`]
        : [],
    );
  const keep = () => server.house.keepTargets();
  return { clock, server, site, owner, mara, clientId, call, promise, ask, row, log, alarms, keep };
}

test("[M70] what is promised stands with the conversation: when it is due, and when it becomes urgent", async () => {
  const { promise, ask, row } = await house();
  await promise();
  const { id } = await ask();
  expect(await row(id)).toMatchObject({
    ...{ dueFor: "reply", dueAt: START + 10 * MINUTE, warnAt: START + 8 * MINUTE },
  });
});

test("an answer ends the wait, the visitor's next word begins another one, closing ends all", async () => {
  const { server, clock, mara, clientId, promise, ask, row, keep, alarms } = await house();
  await promise({ solveSeconds: 3600 });
  const { visitor, id } = await ask();
  const console = await connectAgent(server, mara);
  await server.house.agentActs.claim(mara.id, id);
  clock.advance(MINUTE);
  const say = async (text: string) => {
    const answer = clientId();
    console.send({ type: "send_message", clientId: answer, conversationId: id, text });
    await console.next("ack", (ack) => ack.clientId === answer);
  };
  await say("Hi");
  expect(await row(id)).toMatchObject({ dueFor: "solve", dueAt: START + 60 * MINUTE });
  clock.advance(5 * MINUTE);
  const again = clientId();
  visitor.send({ type: "send_message", clientId: again, text: "Where?" });
  await visitor.next("ack", (ack) => ack.clientId === again);
  expect(await row(id)).toMatchObject({ dueFor: "reply", dueAt: START + 16 * MINUTE });
  clock.advance(9 * MINUTE);
  await keep();
  expect(await alarms(id)).toEqual(["reply warned by Fast"]);
  await say("There");
  clock.advance(60 * MINUTE);
  await keep();
  expect(await alarms(id)).toEqual(["reply warned by Fast", "solve missed by Fast"]);
  await server.house.agentActs.close(mara.id, id, { outcome: "solved" });
  expect(await row(id)).toMatchObject({ dueFor: null, dueAt: null, warnAt: null });
});

test("[M70] a warning and a miss are told once each, with what their standard asks for, and never to the visitor", async () => {
  const { server, clock, mara, call, promise, ask, row, log, alarms, keep } = await house();
  const team = (await (await call("POST", "/teams", { name: "Rescue" })).json()) as { id: string };
  await promise({
    onWarned: { ...NOTHING, notify: [mara.id], raiseTo: "high" },
    onMissed: { ...NOTHING, raiseTo: "urgent", toTeam: team.id },
  });
  const console = await connectAgent(server, mara);
  const { visitor, id } = await ask();
  clock.advance(8 * MINUTE - 1);
  await keep();
  expect(await alarms(id)).toEqual([]);
  clock.advance(1);
  await keep();
  await keep();
  expect(await row(id)).toMatchObject({ priority: "high" });
  expect((await console.next("called")).call).toMatchObject({ kind: "target", conversationId: id });
  clock.advance(2 * MINUTE);
  await keep();
  await keep();
  expect(await row(id)).toMatchObject({ priority: "urgent", teamId: team.id, state: "waiting" });
  const bodies = (await log(id)).slice(2);
  expect(bodies).toMatchObject([
    {
      ...{ type: "target_warned", target: "reply", dueAt: START + 10 * MINUTE },
      notified: [{ agentId: mara.id, name: "Mara Jensen" }],
    },
    { type: "priority_set", priority: "high" },
    { type: "target_missed", standard: "Fast", notified: [] },
    { type: "priority_set", priority: "urgent" },
    { type: "transferred_to_team", team: { name: "Rescue" } },
  ]);
  expect(JSON.stringify(visitor.received)).not.toMatch(/target_|Rescue|priority/);
});

test("a miss of what somebody has gives it to the team: it waits there, and its agent is called", async () => {
  const { server, clock, mara, call, promise, ask, row, log, keep } = await house();
  const team = (await (await call("POST", "/teams", { name: "Rescue" })).json()) as { id: string };
  await promise({ onMissed: { ...NOTHING, holder: true, toTeam: team.id } });
  const { id } = await ask();
  await server.house.agentActs.claim(mara.id, id);
  clock.advance(11 * MINUTE);
  await keep();
  expect(await row(id)).toMatchObject({ state: "waiting", assigneeId: null, teamId: team.id });
  // Who was not looked after in time for a warning gets the miss alone.
  expect((await log(id)).slice(3)).toMatchObject([
    { type: "target_missed", notified: [{ agentId: mara.id }] },
    { type: "transferred_to_team" },
    { type: "queued", reason: "transferred" },
  ]);
});

test("only open time counts, and a team's own hours come before the site's", async () => {
  const { server, clock, site, call, promise, ask, row, mara } = await house();
  await server.house.manageSites.changeOptions(site.id, () => ({ hours: office }));
  await promise();
  clock.advance(7 * 60 * MINUTE - 4 * MINUTE);
  const { id } = await ask();
  const tuesday = Date.UTC(2026, 0, 6, 8);
  expect(await row(id)).toMatchObject({ dueAt: tuesday + 6 * MINUTE });
  const team = (await (await call("POST", "/teams", { name: "Night" })).json()) as { id: string };
  const night = { ...office, week: office.week.map(() => [{ from: "20:00", to: "04:00" }]) };
  expect((await call("PUT", `/teams/${team.id}/hours`, { hours: night })).status).toBe(200);
  await server.house.agentActs.transfer(mara.id, id, { teamId: team.id });
  expect(await row(id)).toMatchObject({ dueAt: Date.UTC(2026, 0, 5, 19, 10) });
});

test("other hours and other standards hold for what waits already", async () => {
  const { server, clock, site, call, promise, ask, row, keep } = await house();
  const { id } = await ask();
  expect(await row(id)).toMatchObject({ dueAt: null });
  const standard = await promise();
  await keep();
  expect(await row(id)).toMatchObject({ dueAt: START + 10 * MINUTE });
  await call("PUT", `/standards/${standard.id}`, draft({ replySeconds: 1200 }));
  await keep();
  expect(await row(id)).toMatchObject({ dueAt: START + 20 * MINUTE });
  const until = START + 60 * MINUTE;
  await call("POST", `/sites/${site.id}/closing`, { until, timeZone: "UTC" });
  await keep();
  expect(await row(id)).toMatchObject({ dueAt: until + 20 * MINUTE });
  clock.advance(30 * MINUTE);
  await call("DELETE", `/standards/${standard.id}`);
  await keep();
  expect(await row(id)).toMatchObject({ dueFor: null, dueAt: null });
  expect(await server.house.standards.list()).toEqual([]);
});

test("the narrower standard holds: the priority before the team, the team before the site", async () => {
  const { server, site, mara, promise, ask, row } = await house();
  await promise();
  await promise({ name: "Urgent", priority: "urgent", replySeconds: 60 });
  await promise({ name: "Shop", siteId: site.id, replySeconds: 300 });
  const { id } = await ask();
  expect(await row(id)).toMatchObject({ dueAt: START + 5 * MINUTE });
  await server.house.labelActs.priority(mara.id, id, { priority: "urgent" });
  expect(await row(id)).toMatchObject({ dueAt: START + MINUTE });
  const other = await ask((await server.addSite()).key);
  expect(await row(other.id)).toMatchObject({ dueAt: START + 10 * MINUTE });
});

test("[P30] consoles hear that standards have changed; what cannot be kept or contradicts itself is refused by name", async () => {
  const { server, site, owner, call, promise } = await house();
  const teams = ["Front", "Back"].map((name) => call("POST", "/teams", { name }));
  const [front, back] = await Promise.all(
    teams.map(async (answer) => ((await (await answer).json()) as { id: string }).id),
  );
  const console = await connectAgent(server, owner);
  await promise({ siteId: site.id });
  await console.next("standards");
  const refused = async (change: Partial<StandardDraft>) => {
    const answer = await call("POST", "/standards", draft(change));
    return `${answer.status} ${((await answer.json()) as { detail: string }).detail}`;
  };
  expect(await refused({ replySeconds: 0 })).toBe(
    "400 replySeconds: a target of zero cannot be kept. Give it time, or take it away.",
  );
  expect(await refused({ solveSeconds: 60 })).toMatch(/^400 solveSeconds: .*before it is answered/);
  expect(await refused({ replySeconds: null })).toMatch(/^400 .*without any target/);
  expect(await refused({ warnPercent: 0 })).toMatch(/^400 warnPercent/);
  expect(await refused({ siteId: site.id, name: "Twin" })).toMatch(/^409 “Fast” is for the same/);
  expect(await refused({ siteId: "gone" })).toMatch(/^404 siteId/);
  expect(await refused({ onMissed: { ...NOTHING, notify: ["x"] } })).toMatch(
    /^404 onMissed.notify/,
  );
  const lower = { priority: "high", onMissed: { ...NOTHING, raiseTo: "normal" } } as const;
  expect(await refused(lower)).toMatch(/^400 onMissed.raiseTo: normal is no higher than high/);
  const toSelf = { teamId: front ?? "", onWarned: { ...NOTHING, toTeam: front ?? "" } };
  expect(await refused(toSelf)).toMatch(/^400 onWarned.toTeam/);
  const pass = (name: string, teamId = "", toTeam = "") =>
    draft({ name, teamId, onMissed: { ...NOTHING, toTeam } });
  expect((await call("POST", "/standards", pass("To back", front, back))).status).toBe(201);
  expect(await refused(pass("To front", back, front))).toMatch(
    /^409 .*“To front” and “To back” would pass a conversation round in a circle/,
  );
  expect((await call("DELETE", "/standards/gone")).status).toBe(404);
});

test("agents who are gone are passed over; a team that goes takes its standards with it", async () => {
  const { server, clock, mara, call, promise, ask, log, keep } = await house();
  const team = (await (await call("POST", "/teams", { name: "Rescue" })).json()) as { id: string };
  await promise({ onWarned: { ...NOTHING, notify: [mara.id] }, warnPercent: 10 });
  await promise({ name: "Rescue's", teamId: team.id });
  await call("PATCH", `/agents/${mara.id}`, { active: false });
  await call("DELETE", `/teams/${team.id}`);
  const { id } = await ask();
  clock.advance(2 * MINUTE);
  await keep();
  expect((await log(id)).at(-1)).toMatchObject({ type: "target_warned", notified: [] });
  expect(server.house.standards.list().map(({ name }) => name)).toEqual(["Fast"]);
});

test("two that look after targets at once tell each only once", async () => {
  const { clock, promise, ask, alarms, keep } = await house();
  await promise();
  const { id } = await ask();
  clock.advance(11 * MINUTE);
  await Promise.all([keep(), keep(), keep()]);
  expect(await alarms(id)).toEqual(["reply missed by Fast"]);
});

test("a site that is deleted takes its standards with it", async () => {
  const { server, site, call, promise } = await house();
  await promise({ siteId: site.id });
  await call("DELETE", `/sites/${site.id}`);
  await server.house.keepTargets();
  expect(server.house.standards.list()).toEqual([]);
});
