import type { Report, ReportQuery } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer, type TestServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { differences, queriesOver } from "./testing/compare-reports.ts";
import { FROM, HOURS, madeServer } from "./testing/made-server.ts";

const read = async (server: TestServer, agent: { cookie: string }, query: ReportQuery) => {
  const asked = { id: "", name: "", email: "", cookie: agent.cookie };
  const response = await server.call("GET", `/reports?${new URLSearchParams(query)}`, asked);
  return { status: response.status, body: (await response.json()) as Report & { detail: string } };
};

test("each figure of a report is what the logs say, with every filter, grouping and clock", async () => {
  const { server, house, mara, year } = await madeServer(
    await startServer({ clock: fakeClock() }),
    240,
    45,
  );
  await house.reports.facts.follow();
  for (const query of queriesOver(year, "America/New_York")) {
    const { body } = await read(server, mara, query);
    expect(body.behind).toBe(0);
    expect(differences(body, year, query, HOURS)).toEqual([]);
  }
});

test("what is counted in portions, and what is counted anew, is the same", async () => {
  const { server, house, mara, year } = await madeServer(
    await startServer({ clock: fakeClock() }),
    150,
    40,
  );
  const query = queriesOver(year, "UTC")[1] as ReportQuery;
  await house.reports.facts.follow();
  await house.reports.facts.again();
  await house.reports.facts.follow();
  const { body } = await read(server, mara, query);
  expect(differences(body, year, query, HOURS)).toEqual([]);
});

test("an agent is answered with what they had themselves, whatever they ask for", async () => {
  const { server, house, mara, agents, year } = await madeServer(
    await startServer({ clock: fakeClock() }),
    200,
    40,
  );
  await house.reports.facts.follow();
  const [, ben, cem] = agents;
  const query = { ...(queriesOver(year, "UTC")[0] as ReportQuery), by: "site" as const };
  const own = await read(server, mara, { ...query, agentId: ben?.id ?? "" });
  for (const agentId of [undefined, cem?.id]) {
    const asked = await read(server, ben as { cookie: string }, {
      ...query,
      ...(agentId && { agentId }),
    });
    expect(asked.body).toEqual(own.body);
  }
});

test("a report counts what has just happened through the real acts", async () => {
  const clock = fakeClock();
  const server = await startServer({ clock });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen", "owner");
  const visitor = await connectVisitor(server, site.key);
  visitor.send({ type: "ask_person", clientId: "client-id-1" });
  const { conversationId } = await visitor.next("ack");
  clock.advance(60_000);
  await server.call("POST", `/conversations/${conversationId}/claim`, mara);
  clock.advance(30_000);
  await server.house.acts.sendMessage.fromAgent(mara.id, {
    ...{ type: "send_message", clientId: "client-id-2", conversationId, text: "Hi" },
  });
  clock.advance(90_000);
  await server.call("POST", `/conversations/${conversationId}/close`, mara, { outcome: "solved" });
  const day = new Date(clock.now()).toISOString().slice(0, 10);
  const { body } = await read(server, mara, { from: day, to: day, zone: "UTC", by: "agent" });
  expect(body.total).toMatchObject({
    ...{ opened: 1, came: 1, answered: 1, closed: 1, solved: 1, firstContact: 1 },
    firstAnswer: { count: 1, median: 90_000 },
    waiting: { count: 1, median: 60_000 },
    handling: { count: 1, median: 120_000 },
    solving: { count: 1, median: 180_000 },
  });
  expect(body.groups).toMatchObject([{ key: mara.id, figures: { opened: 1 } }]);
});

test("a period that is none is refused, and says why", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen", "owner");
  const whole = { from: "2026-03-01", to: "2026-03-31", zone: "UTC" };
  const why = async (part: Partial<ReportQuery>) =>
    (await read(server, mara, { ...whole, ...part })).body.detail;
  expect(await why({ zone: "Mars/Olympus" })).toContain("is no time zone");
  expect(await why({ from: "2026-02-30" })).toContain("is no date");
  expect(await why({ to: "2026-02-01" })).toContain("not before");
  expect(await why({ from: "2024-01-01" })).toContain("400 days");
});

test("the export has a row for each conversation, and no cell that a spreadsheet would run", async () => {
  const { server, house, mara, year } = await madeServer(
    await startServer({ clock: fakeClock() }),
    120,
    30,
  );
  await house.reports.facts.follow();
  const to = new Date(FROM + 40 * 86_400_000).toISOString().slice(0, 10);
  const query = { from: "2026-02-01", to, zone: "UTC" };
  const response = await server.call("GET", `/reports/csv?${new URLSearchParams(query)}`, mara);
  const csv = await response.text();
  const inside = year.filter(({ openedAt }) => openedAt < Date.parse(to) + 86_400_000);
  expect(csv.trim().split("\r\n")).toHaveLength(inside.length + 1);
  expect(csv).toContain("'=cmd");
  expect(csv).not.toMatch(/(^|,)"?=cmd/m);
});
