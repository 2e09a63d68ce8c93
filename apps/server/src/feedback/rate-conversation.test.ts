import { connectAgent, connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A visitor whose conversation an agent had, and closed unless `open`. */
async function servedTalk({ met = true, open = false } = {}) {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  await server.house.manageSites.changeOptions(site.id, () => ({ lowRatings: null }));
  const mara = await server.addAgent("Mara Jensen");
  const visitor = await connectVisitor(server, site.key);
  const first = { type: "send_message", clientId: "first-0001", text: "Hello?" } as const;
  visitor.send({ ...first, to: met ? "person" : "faq" });
  const { conversationId: id } = await visitor.next("ack");
  if (met) await server.house.agentActs.claim(mara.id, id);
  if (!open) await server.house.agentActs.close(mara.id, id, { outcome: "solved" });
  const rate = (clientId: string, said: { score: number; comment?: string; nps?: number }) =>
    visitor.send({ type: "rate", clientId, conversationId: id, ...said });
  const acked = (clientId: string) => visitor.next("ack", (ack) => ack.clientId === clientId);
  const refused = (clientId: string) =>
    visitor.next("error", (error) => error.clientId === clientId);
  const row = () => server.house.conversations.byId(id);
  const log = async () => {
    const events = await server.house.messages.after("agents", id, 0, 100);
    return events.map(({ body }) => body);
  };
  return { clock, server, site, mara, visitor, id, rate, acked, refused, row, log };
}

test("[M31] a visitor rates a conversation that has ended, and agents see it at once", async () => {
  const { server, mara, id, rate, acked, row, log } = await servedTalk();
  const console = await connectAgent(server, mara);
  console.send({ type: "watch", conversationId: id, after: 0 });
  await console.next("events");
  rate("rate-0001", { score: 2, comment: "  It took long. \0", nps: 4 });
  const { seq } = await acked("rate-0001");
  const { events } = await console.next("events");
  const rated = { type: "rated", score: 2, comment: "It took long.", nps: 4 };
  expect(events).toMatchObject([{ seq, by: { kind: "visitor" }, body: rated }]);
  expect(await console.nextRow(({ rating }) => rating === 2)).toMatchObject({ state: "closed" });
  expect(await row()).toMatchObject({ state: "closed", outcome: "solved", rating: 2 });
  expect((await log()).at(-1)).toEqual(rated);
});

test("[M2] the same rating said twice is stored once", async () => {
  const { rate, acked, log } = await servedTalk();
  rate("rate-0001", { score: 5 });
  const first = await acked("rate-0001");
  rate("rate-0001", { score: 1 });
  expect(await acked("rate-0001")).toEqual(first);
  expect((await log()).filter(({ type }) => type === "rated")).toEqual([
    { type: "rated", score: 5 },
  ]);
});

test("[M31] it can be changed for one day from the first one on, and the last one counts", async () => {
  const { clock, rate, acked, refused, row } = await servedTalk();
  rate("rate-0001", { score: 1 });
  await acked("rate-0001");
  clock.advance(DAY_MS / 2);
  rate("rate-0002", { score: 4, comment: "They called back." });
  await acked("rate-0002");
  clock.advance(DAY_MS / 2 - 1);
  rate("rate-0003", { score: 5 });
  await acked("rate-0003");
  clock.advance(1);
  rate("rate-0004", { score: 1 });
  const { kind, message } = await refused("rate-0004");
  expect([kind, message]).toEqual(["wrong_state", expect.stringContaining("one day")]);
  expect(await row()).toMatchObject({ rating: 5 });
});

test("[M31] it can be changed after the conversation went on, too", async () => {
  const { visitor, rate, acked, row } = await servedTalk();
  rate("rate-0001", { score: 1 });
  await acked("rate-0001");
  visitor.send({ type: "send_message", clientId: "again-0001", text: "One more thing" });
  await acked("again-0001");
  rate("rate-0002", { score: 3 });
  await acked("rate-0002");
  expect(await row()).toMatchObject({ state: "waiting", rating: 3 });
});

test("[M31] what still runs cannot be rated", async () => {
  const { rate, refused, row } = await servedTalk({ open: true });
  rate("rate-0001", { score: 5 });
  expect(await refused("rate-0001")).toMatchObject({ kind: "wrong_state" });
  expect(await row()).toMatchObject({ rating: null });
});

test("[M31] where no agent was there is nobody to rate", async () => {
  const { rate, refused, row } = await servedTalk({ met: false });
  rate("rate-0001", { score: 5 });
  const { kind, message } = await refused("rate-0001");
  expect([kind, message]).toEqual(["wrong_state", expect.stringContaining("No agent")]);
  expect(await row()).toMatchObject({ rating: null });
});

test("[M31] a week after its end it is too late for a first rating", async () => {
  const { clock, rate, refused } = await servedTalk();
  clock.advance(7 * DAY_MS);
  rate("rate-0001", { score: 5 });
  const { kind, message } = await refused("rate-0001");
  expect([kind, message]).toEqual(["wrong_state", expect.stringContaining("too long ago")]);
});

test("[M12] somebody else's conversation and none at all are refused alike", async () => {
  const { server, site, id } = await servedTalk();
  const other = await connectVisitor(server, site.key);
  other.send({ type: "rate", clientId: "rate-0001", conversationId: id, score: 1 });
  const foreign = await other.next("error");
  const absent = "a".repeat(21);
  other.send({ type: "rate", clientId: "rate-0001", conversationId: absent, score: 1 });
  expect(await other.next("error")).toEqual(foreign);
  expect(foreign).toMatchObject({ kind: "not_found" });
});

test("a score, or an NPS answer, beyond its scale is malformed", async () => {
  const { rate, visitor } = await servedTalk();
  for (const said of [{ score: 0 }, { score: 6 }, { score: 2.5 }, { score: 3, nps: 11 }]) {
    rate("rate-0001", said);
    expect(await visitor.next("error")).toMatchObject({ kind: "malformed" });
  }
});
