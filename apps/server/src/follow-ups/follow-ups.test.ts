import type { Conversation, FollowUpPage, Problem } from "@foyer/protocol";
import { FOLLOW_UP_NOTE_MAX, FOLLOW_UPS_PAGE } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  fakeClock,
  startServer,
  type TestAgent,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 5, 9);

/** Mara has a visitor's conversation; Tom is a colleague. */
async function house() {
  const clock = fakeClock(START);
  const server = await startServer({ clock });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  const tom = await server.addAgent("Tom Ruiz");
  let count = 0;
  const ask = async () => {
    count += 1;
    const visitor = await connectVisitor(server, site.key);
    visitor.send({
      type: "send_message",
      clientId: `asks-${count}-0001`,
      text: "Hi",
      to: "person",
    });
    const { conversationId } = await visitor.next("ack");
    return { visitor, id: conversationId };
  };
  const { visitor, id } = await ask();
  await server.house.agentActs.claim(mara.id, id);
  const plan = (body: object, who: TestAgent = mara, of = id) =>
    server.call("PUT", `/conversations/${of}/follow-up`, who, body);
  const done = (who: TestAgent = mara, of = id) =>
    server.call("POST", `/conversations/${of}/follow-up/done`, who);
  const row = async () =>
    (await (await server.call("GET", `/conversations/${id}`, mara)).json()) as Conversation;
  const log = async () =>
    (await server.house.messages.after("agents", id, 2, 100)).flatMap(({ by, body }) =>
      body.type.startsWith("follow_up") ? [{ by: by.kind, ...body }] : [],
    );
  const list = async (cursor?: string) =>
    (await (
      await server.call("GET", `/follow-ups${cursor ? `?cursor=${cursor}` : ""}`, tom)
    ).json()) as FollowUpPage;
  const remind = () => server.house.followUps.remindInTime();
  return { server, clock, site, mara, tom, visitor, id, ask, plan, done, row, log, list, remind };
}

const called = (console: Awaited<ReturnType<typeof connectAgent>>) =>
  console.received.flatMap((frame) => (frame.type === "called" ? [frame.call] : []));

test("[M81] a follow-up is planned, moved, given to a colleague and done, and the log says all of it", async () => {
  const { mara, tom, id, plan, done, row, log } = await house();
  await plan({ at: START + DAY, note: "  Ask whether the mug came \0" });
  await plan({ at: START + 2 * DAY });
  await plan({ at: START + 2 * DAY, for: { agentId: tom.id } }, mara);
  await plan({ at: START + 2 * DAY });
  const note = "Ask whether the mug came";
  expect(await row()).toMatchObject({ followUpAt: START + 2 * DAY, followUpNote: note });
  expect((await row()).followUpAgentId).toBe(tom.id);
  expect((await done(tom)).status).toBe(200);
  const [set, marasOwn] = [{ by: "agent", type: "follow_up_set", note }, mara];
  const [toMara, toTom] = [marasOwn, tom].map(({ id: agentId, name }) => ({ agentId, name }));
  expect(await log()).toEqual([
    { ...set, at: START + DAY, for: toMara },
    { ...set, at: START + 2 * DAY, was: START + DAY, for: toMara },
    { ...set, at: START + 2 * DAY, for: toTom },
    { by: "agent", type: "follow_up_done", note },
  ]);
  expect(await row()).toMatchObject({ id, followUpAt: null, followUpNote: "" });
});

test("[M81] done twice: the second one is told that a colleague was faster", async () => {
  const { tom, plan, done, log } = await house();
  await plan({ at: START + DAY });
  const answers = await Promise.all([done(), done(tom)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = (await answers.find(({ status }) => status === 409)?.json()) as Problem | undefined;
  expect(late?.detail).toContain("a colleague was faster");
  expect(await log()).toHaveLength(2);
});

test("a time that is over, a note that is too long and somebody who is not there are refused", async () => {
  const { plan, done, log } = await house();
  const why = async (body: object) => {
    const answer = await plan(body);
    return `${answer.status} ${((await answer.json()) as Problem).detail}`;
  };
  expect(await why({ at: START - 1 })).toMatch(/^400 at: this time is over/);
  expect(await why({ at: START + 900 * DAY })).toMatch(/^400 at: .*two years/);
  expect(await why({ at: START + DAY, note: "x".repeat(FOLLOW_UP_NOTE_MAX + 1) })).toMatch(/^400 /);
  expect(await why({ at: START + DAY, for: { agentId: "a".repeat(21) } })).toMatch(/^404 for:/);
  expect((await done()).status).toBe(409);
  expect((await done(undefined, "a".repeat(21))).status).toBe(404);
  expect(await log()).toEqual([]);
});

test("[M81] the list has the soonest first, closed conversations too, page by page", async () => {
  const { server, mara, id, ask, plan, list } = await house();
  const { id: other } = await ask();
  await plan({ at: START + DAY });
  await plan({ at: START + HOUR }, mara, other);
  await server.house.agentActs.close(mara.id, id, { outcome: "solved" });
  const page = await list();
  expect(page.items.map((row) => [row.id, row.state])).toEqual([
    [other, "waiting"],
    [id, "closed"],
  ]);
  expect(page.cursor).toBeNull();
  const next = await list(`${START + HOUR}_${other}`);
  expect(next.items.map((row) => row.id)).toEqual([id]);
  expect(FOLLOW_UPS_PAGE).toBeGreaterThan(1);
});

test("[M82] whoever it is for is called once when it is due, however often and by whomever it is looked after", async () => {
  const { server, clock, mara, id, plan, log, remind } = await house();
  const console = await connectAgent(server, mara);
  await plan({ at: START + DAY, note: "Call back" });
  clock.advance(DAY - 1);
  await remind();
  expect(await log()).toHaveLength(1);
  clock.advance(1);
  await Promise.all([remind(), remind(), remind()]);
  await remind();
  const notified = [{ agentId: mara.id, name: "Mara Jensen" }];
  expect((await log()).slice(1)).toEqual([
    { by: "system", type: "follow_up_due", late: false, notified },
  ]);
  await console.next("called");
  expect(called(console)).toMatchObject([
    { kind: "follow_up", text: "Call back", conversationId: id },
  ]);
});

test("[M82] when nobody sees to it for a day, the team hears of it; then there is silence", async () => {
  const { server, clock, mara, tom, plan, log, remind } = await house();
  await server.house.teams.add({ name: "Care", agentIds: [mara.id, tom.id] });
  const console = await connectAgent(server, tom);
  await plan({ at: START + HOUR, note: "Call back" });
  clock.advance(HOUR);
  await remind();
  clock.advance(DAY);
  await remind();
  clock.advance(10 * DAY);
  await remind();
  const told = (await log()).flatMap((one) =>
    one.type === "follow_up_due" ? [[one.late, one.notified.map(({ name }) => name)]] : [],
  );
  expect(told).toEqual([
    [false, ["Mara Jensen"]],
    [true, ["Mara Jensen", "Tom Ruiz"]],
  ]);
  await console.next("called");
  expect(called(console)).toHaveLength(1);
});

test("[M82] what is moved is told anew, and what is done or dropped is told no more", async () => {
  const { clock, plan, log, remind, done } = await house();
  await plan({ at: START + HOUR });
  clock.advance(HOUR);
  await remind();
  await plan({ at: START + 2 * HOUR });
  clock.advance(HOUR);
  await remind();
  const dues = async () => (await log()).filter(({ type }) => type === "follow_up_due").length;
  expect(await dues()).toBe(2);
  await plan({ at: START + 3 * HOUR });
  await done();
  clock.advance(3 * DAY);
  await remind();
  expect(await dues()).toBe(2);
});

test("[M82] of somebody who is gone a team's, or the conversation's, or whoever looks after all is called", async () => {
  const { server, clock, mara, plan, log, remind } = await house();
  const owner = await server.addAgent("Olga Owner", "owner");
  await plan({ at: START + HOUR });
  await server.call("PATCH", `/agents/${mara.id}`, owner, { active: false });
  clock.advance(HOUR);
  await remind();
  expect((await log()).at(-1)).toMatchObject({ notified: [{ name: "Olga Owner" }] });
});
