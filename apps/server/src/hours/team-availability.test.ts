import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_SITE_OPTIONS, type Hours } from "@foyer/protocol";
import {
  connectAgent,
  connectVisitor,
  fakeClock,
  startServer,
  testEngine,
  type VisitorClient,
} from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOUR = 60 * 60 * 1000;
/** A Monday, 09:00 UTC. */
const START = Date.UTC(2026, 0, 5, 9);
const daily = (from: string, to: string): Hours => ({
  timeZone: "UTC",
  week: Array.from({ length: 7 }, () => [{ from, to }]),
  ...{ dates: [], closedUntil: null },
});
const at = (hour: number, day = 5) => Date.UTC(2026, 0, day, hour);
const shut = (opensAt: number) => ({ open: false, opensAt, shut: true });

let count = 0;

/** A site that is open from 8 to 20, and a team of Tom's that keeps hours of its own. */
async function house(hours: Hours | null = daily("12:00", "14:00"), dataDir?: string) {
  const clock = fakeClock(START);
  const server = await startServer({ clock, ...(dataDir && { dataDir }) });
  const owner = await server.addAgent("Olga Owner", "owner");
  const tom = await server.addAgent("Tom Ruiz");
  const options = { ...DEFAULT_SITE_OPTIONS, hours: daily("08:00", "20:00") };
  const site = await server.addSite({ options });
  const call = (method: string, path: string, body?: object) =>
    server.call(method, path, owner, body);
  const made = await call("POST", "/teams", { name: "Repairs", agentIds: [tom.id] });
  const { id: teamId } = (await made.json()) as { id: string };
  const setHours = (next: Hours | null) => call("PUT", `/teams/${teamId}/hours`, { hours: next });
  if (hours) await setHours(hours);
  const give = (id: string) => call("POST", `/conversations/${id}/transfer`, { teamId });
  return { server, clock, site, tom, teamId, call, setHours, give };
}

async function wait(visitor: VisitorClient): Promise<string> {
  const clientId = `team-hours-${String(++count).padStart(8, "0")}`;
  visitor.send({ type: "ask_person", clientId });
  return (await visitor.next("ack", (ack) => ack.clientId === clientId)).conversationId;
}

const availabilityOf = async (visitor: VisitorClient) =>
  (await visitor.next("here", ({ availability }) => availability !== undefined)).availability;

test("[P2] whose conversation comes to a team is told when that opens, and others of the site are not", async () => {
  const { server, site, give } = await house();
  const dana = await connectVisitor(server, site.key);
  const ravi = await connectVisitor(server, site.key);
  expect(dana.welcome.availability).toMatchObject({ open: true, opensAt: null });
  await wait(ravi);
  const id = await wait(dana);
  await give(id);
  expect(await availabilityOf(dana)).toMatchObject(shut(at(12)));
  const again = await connectVisitor(server, site.key, { token: dana.token });
  expect(again.welcome.availability).toMatchObject(shut(at(12)));
  const late = await connectVisitor(server, site.key, { token: ravi.token });
  expect(late.welcome.availability).toMatchObject({ open: true });
  expect(ravi.received.filter(({ type }) => type === "here")).toEqual([]);
});

test("[P2] when the team gets other hours or none, is closed or opens, its visitors hear of it at once", async () => {
  const { server, clock, site, call, teamId, setHours, give } = await house();
  const dana = await connectVisitor(server, site.key);
  await give(await wait(dana));
  expect(await availabilityOf(dana)).toMatchObject(shut(at(12)));
  await setHours(daily("18:00", "19:00"));
  expect(await availabilityOf(dana)).toMatchObject(shut(at(18)));
  await setHours(null);
  const ofSite = await availabilityOf(dana);
  expect(ofSite).toMatchObject({ open: true, opensAt: null });
  expect(ofSite).not.toHaveProperty("shut");
  await setHours(daily("08:00", "14:00"));
  expect(await availabilityOf(dana)).toMatchObject({ open: true });
  await call("POST", `/teams/${teamId}/closing`, { until: at(10), timeZone: "UTC" });
  expect(await availabilityOf(dana)).toMatchObject(shut(at(10)));
  clock.advance(HOUR);
  server.house.availability.tellChanges();
  expect(await availabilityOf(dana)).toMatchObject({ open: true, opensAt: null });
});

test("[P2] a team that is deleted leaves its visitors with the hours of their site", async () => {
  const { server, site, call, teamId, give } = await house();
  const dana = await connectVisitor(server, site.key);
  await give(await wait(dana));
  expect(await availabilityOf(dana)).toMatchObject(shut(at(12)));
  expect((await call("DELETE", `/teams/${teamId}`)).status).toBe(204);
  expect(await availabilityOf(dana)).toMatchObject({ open: true, opensAt: null });
});

test("[P2] when the site closes they are still told of their team, and of the site again once it is over", async () => {
  const { server, site, call, give } = await house(daily("08:00", "23:00"));
  const dana = await connectVisitor(server, site.key);
  await give(await wait(dana));
  expect(await availabilityOf(dana)).toMatchObject({ open: true });
  await call("POST", `/sites/${site.id}/closing`, { until: at(15), timeZone: "UTC" });
  expect(await availabilityOf(dana)).toMatchObject(shut(at(15)));
  expect(await availabilityOf(dana)).toMatchObject({ open: true, opensAt: null });
  dana.send({ type: "close_conversation", clientId: "team-hours-close-1", outcome: "solved" });
  expect(await availabilityOf(dana)).toMatchObject(shut(at(15)));
});

test("[P2] [M41] a colleague of another team keeps no hope alive; one of the team does, and a time to wait", async () => {
  const { server, site, tom, give } = await house();
  const mara = await server.addAgent("Mara Jensen");
  await connectAgent(server, mara);
  for (const _ of [1, 2, 3]) {
    const visitor = await connectVisitor(server, site.key);
    const id = await wait(visitor);
    await visitor.next("queue");
    await server.call("POST", `/conversations/${id}/claim`, mara);
  }
  const dana = await connectVisitor(server, site.key);
  const id = await wait(dana);
  expect((await dana.next("queue")).seconds).not.toBeNull();
  await give(id);
  expect(await availabilityOf(dana)).toMatchObject(shut(at(12)));
  expect((await dana.next("queue", ({ seconds }) => seconds === null)).position).toBe(1);
  await connectAgent(server, tom);
  const told = await availabilityOf(dana);
  expect(told).toMatchObject({ open: false, opensAt: at(12) });
  expect(told).not.toHaveProperty("shut");
  await dana.next("queue", ({ seconds }) => seconds !== null);
});

test("[P2] a team without hours of its own is there when the site is", async () => {
  const { server, site, give } = await house(null);
  const dana = await connectVisitor(server, site.key);
  await give(await wait(dana));
  const again = await connectVisitor(server, site.key, { token: dana.token });
  expect(again.welcome.availability).toMatchObject({ open: true, opensAt: null });
  expect(dana.received.filter(({ type }) => type === "here")).toEqual([]);
});

test("[P2] whoever waits for a team through a restart is told of it as before", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "foyer-test-"));
  const { server, clock, site, give } = await house(undefined, dataDir);
  const dana = await connectVisitor(server, site.key);
  await give(await wait(dana));
  await availabilityOf(dana);
  await server.close();
  const next = await startServer({ clock, dataDir });
  const back = await connectVisitor(next, site.key, { token: dana.token });
  expect(back.welcome.availability).toMatchObject(shut(at(12)));
});

test.runIf(testEngine() === "postgres")(
  "[P2] over two nodes: given to the team on one, told by the other, and its hours with it",
  async () => {
    const { server, clock, site, setHours, give } = await house();
    const there = await startServer({ clock, dataDir: server.dataDir });
    const dana = await connectVisitor(there, site.key);
    await give(await wait(dana));
    expect(await availabilityOf(dana)).toMatchObject(shut(at(12)));
    await setHours(daily("18:00", "19:00"));
    expect(await availabilityOf(dana)).toMatchObject(shut(at(18)));
  },
);
