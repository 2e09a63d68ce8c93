import type { EventBody, Hours, LowRatings } from "@foyer/protocol";
import { connectAgent, connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOUR = 60 * 60 * 1000;
/** A Friday, 15:00 UTC, which is 16:00 in Berlin. */
const START = Date.UTC(2026, 0, 9, 15);

const RULE: LowRatings = { score: 2, unsolved: true, for: null, hours: 4 };

const office: Hours = {
  timeZone: "Europe/Berlin",
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: "09:00", to: "17:00" }] : [])),
  ...{ dates: [], closedUntil: null },
};

type Set = Extract<EventBody, { type: "follow_up_set" }>;

/** A conversation that Mara had, and that has ended; the owner wants low ratings seen to as `rule` says. */
async function ended(rule: LowRatings | null = RULE, hours: Hours | null = null) {
  const clock = fakeClock(START);
  const server = await startServer({ clock });
  const site = await server.addSite();
  await server.house.manageSites.changeOptions(site.id, () => ({ lowRatings: rule, hours }));
  const mara = await server.addAgent("Mara Jensen");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "send_message", clientId: "first-0001", text: "Hello?", to: "person" });
  const { conversationId: id } = await visitor.next("ack");
  await server.house.agentActs.claim(mara.id, id);
  await server.house.agentActs.close(mara.id, id, { outcome: "solved" });
  let count = 0;
  const rate = async (said: {
    score?: number;
    solved?: "yes" | "partly" | "no";
    comment?: string;
  }) => {
    count += 1;
    const clientId = `low-test-${count}`;
    visitor.send({ type: "rate", clientId, conversationId: id, ...said });
    await visitor.next("ack", (ack) => ack.clientId === clientId);
  };
  const row = () => server.house.conversations.byId(id);
  const sets = async (): Promise<Set[]> =>
    (await server.house.messages.after("agents", id, 0, 100)).flatMap(({ body }) =>
      body.type === "follow_up_set" ? [body] : [],
    );
  const plan = (body: object) => server.call("PUT", `/conversations/${id}/follow-up`, mara, body);
  return { server, clock, site, mara, visitor, id, rate, row, sets, plan };
}

test("[M80] a low score opens a follow-up for the agent, with the comment beside it; the visitor hears nothing of it", async () => {
  const { server, mara, visitor, id, rate, row, sets } = await ended();
  const console = await connectAgent(server, mara);
  await rate({ score: 2 });
  const mine = { agentId: mara.id, name: "Mara Jensen" };
  const opened = { type: "follow_up_set", at: START + 4 * HOUR, for: mine, why: "low_rating" };
  expect(await sets()).toEqual([opened]);
  await rate({ score: 2, comment: "It took long." });
  expect(await sets()).toEqual([opened]);
  const shown = { followUpAt: START + 4 * HOUR, followUpAgentId: mara.id, rating: 2 };
  expect(await console.nextRow(({ comment }) => comment !== "")).toMatchObject({
    ...{ ...shown, comment: "It took long.", followUpWhy: "low_rating" },
  });
  visitor.send({ type: "watch", conversationId: id, after: 0 });
  await visitor.next("events", ({ after }) => after === 0);
  expect(JSON.stringify(visitor.received)).not.toContain("follow_up");
  expect(await row()).toMatchObject({ state: "closed" });
});

test.each<[object, boolean]>([
  [{ score: 3 }, false],
  [{ score: 1 }, true],
  [{ solved: "no" }, true],
  [{ solved: "partly" }, false],
  [{ score: 5, solved: "no" }, true],
  [{ comment: "Meh." }, false],
])("[M80] %o opens one: %s", async (said, opens) => {
  const { rate, sets } = await ended();
  await rate(said);
  expect(await sets()).toHaveLength(opens ? 1 : 0);
});

test("the owner may want none, another threshold, or only scores", async () => {
  const none = await ended(null);
  await none.rate({ score: 1 });
  const strict = await ended({ ...RULE, score: 4, unsolved: false });
  await strict.rate({ solved: "no" });
  expect([await none.sets(), await strict.sets()]).toEqual([[], []]);
  await strict.rate({ score: 4 });
  expect(await strict.sets()).toHaveLength(1);
});

test("[M80] only open hours count: what is said on a Friday evening is due on Monday", async () => {
  const { rate, row } = await ended(RULE, office);
  await rate({ score: 1 });
  // One hour is left today; three of Monday follow.
  expect(await row()).toMatchObject({ followUpAt: Date.UTC(2026, 0, 12, 11) });
});

test("[M80] a better rating closes it, and a worse one opens it again; but not one that an agent has touched", async () => {
  const { rate, row, sets, plan } = await ended();
  await rate({ score: 1 });
  await rate({ score: 5 });
  expect(await sets()).toMatchObject([{}, { at: null, why: "low_rating" }]);
  expect(await row()).toMatchObject({ followUpAt: null });
  await rate({ score: 1 });
  expect(await sets()).toHaveLength(3);
  await plan({ at: START + 8 * HOUR, note: "Call them" });
  await rate({ score: 5 });
  expect(await row()).toMatchObject({ followUpAt: START + 8 * HOUR, followUpNote: "Call them" });
});

test("[M80] what was seen to is not opened again by the same visitor's next low score", async () => {
  const { server, mara, id, rate, row } = await ended();
  await rate({ score: 1 });
  await server.call("POST", `/conversations/${id}/follow-up/done`, mara);
  await rate({ score: 2 });
  expect(await row()).toMatchObject({ followUpAt: null, rating: 2 });
});

test("what is planned already stays what it is, and comes sooner", async () => {
  const { rate, row, sets, plan, mara } = await ended();
  await plan({ at: START + 100 * HOUR, note: "Ask how the mug is" });
  await rate({ score: 1 });
  expect((await sets()).at(-1)).toEqual({
    ...{ type: "follow_up_set", at: START + 4 * HOUR, was: START + 100 * HOUR },
    ...{ note: "Ask how the mug is", for: { agentId: mara.id, name: "Mara Jensen" } },
  });
  await rate({ score: 5 });
  expect(await row()).toMatchObject({ followUpAt: START + 4 * HOUR });
});

test("it is for the team or the agent that the owner has chosen, and of those who are gone for who had it", async () => {
  const { server, site, mara, rate, row } = await ended();
  const owner = await server.addAgent("Olga Owner", "owner");
  const { id: teamId } = await server.house.teams.add({ name: "Care", agentIds: [owner.id] });
  const choose = (whom: LowRatings["for"]) =>
    server.house.manageSites.changeOptions(site.id, () => ({ lowRatings: { ...RULE, for: whom } }));
  await choose({ teamId });
  const console = await connectAgent(server, owner);
  await rate({ solved: "no", comment: "Still broken" });
  expect(await row()).toMatchObject({ followUpTeamId: teamId, followUpAgentId: null });
  const { call } = await console.next("called");
  expect(call).toMatchObject({ kind: "low_rating", text: "Still broken" });
  await rate({ score: 5 });
  await choose({ agentId: "somebody-who-is-gone" });
  await rate({ score: 1 });
  expect(await row()).toMatchObject({ followUpTeamId: null, followUpAgentId: mara.id });
});
