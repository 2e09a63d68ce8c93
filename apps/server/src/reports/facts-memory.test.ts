import type { Report, ReportQuery } from "@foyer/protocol";
import { fakeClock, startServer } from "@foyer/test-kit";
import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { createEachFact } from "./each-fact.ts";
import { createFactsMemory } from "./facts-memory.ts";
import { createFactsStore } from "./facts-store.ts";
import { createReport } from "./report.ts";
import { createReportColumnsStore } from "./report-columns-store.ts";
import { differences, queriesOver } from "./testing/compare-reports.ts";
import { FROM, HOURS, madeServer } from "./testing/made-server.ts";
import type { MadeConversation } from "./testing/make-year.ts";
import { makeYear } from "./testing/make-year.ts";
import { storeYear } from "./testing/year-store.ts";

/** A server with a year, of which a node that is not the one that follows the log makes reports. */
async function besides(most?: number) {
  const made = await madeServer(await startServer({ clock: fakeClock() }), 200, 40);
  const { db } = made.house;
  const store = createReportColumnsStore(db);
  const stepNow = async () => (await createFactsStore(db).progress()).step;
  const read: string[] = [];
  const watched: typeof store = {
    ...store,
    columns: (filter, span, page) => {
      read.push(page.by);
      return store.columns(filter, span, page);
    },
  };
  const memory = createFactsMemory({ store: watched, stepNow, ...(most && { most }) });
  const reportOf = createReport({ eachFact: createEachFact({ store: watched, memory }) });
  const unlike = async (year: readonly MadeConversation[]): Promise<string[]> => {
    const found: string[] = [];
    // Every fourth: other tests look at all of them.
    for (const query of queriesOver(year, "UTC").filter((_, at) => at % 4 === 0))
      found.push(...differences(await reportOf(query), year, query, HOURS));
    return found;
  };
  return { ...made, db, memory, read, unlike };
}

test("facts are read once, and afterwards those alone that any node has written since", async () => {
  const { house, year, unlike, read } = await besides();
  await house.reports.facts.follow();
  expect(await unlike(year)).toEqual([]);
  expect(read[0]).toBe("openedAt");
  const before = read.length;
  const siteIds = [...new Set(year.map(({ siteId }) => siteId))];
  const agentIds = year.flatMap(({ events }) => events.flatMap(({ byId }) => byId ?? []));
  const made = makeYear({
    ...{ seed: 8, count: 60, from: FROM, days: 40 },
    ...{ siteIds, agentIds: [...new Set(agentIds)], teamIds: ["t1"] },
  });
  // Of visitors who have been here: whose question comes again was not solved at first contact.
  const more = [...made].map((one, at) => ({ ...one, visitorId: year[at]?.visitorId ?? "" }));
  const all = [...year, ...(await storeYear(house.db, more, year.length))];
  await house.reports.facts.follow();
  expect(await unlike(all)).toEqual([]);
  expect(new Set(read.slice(before))).toEqual(new Set(["step"]));
});

test("conversations that are deleted are in no report any more", async () => {
  const { house, db, year, unlike } = await besides();
  await house.reports.facts.follow();
  expect(await unlike(year)).toEqual([]);
  // Whole visitors, as it is when one is forgotten: what the others have is as it was.
  const gone = new Set(year.slice(0, 20).map(({ visitorId }) => visitorId));
  const ids = year.flatMap(({ id, visitorId }) => (gone.has(visitorId) ? [id] : []));
  const { conversations } = db.tables;
  await db.writes.write(() => db.orm.delete(conversations).where(inArray(conversations.id, ids)));
  expect(await unlike(year.filter(({ visitorId }) => !gone.has(visitorId)))).toEqual([]);
});

test("what is counted anew while others keep the old facts replaces them", async () => {
  const { house, year, unlike, memory } = await besides();
  await house.reports.facts.follow();
  expect(await unlike(year)).toEqual([]);
  await house.reports.facts.again();
  expect((await memory.fresh()).blocks).toEqual([]);
  await house.reports.facts.follow();
  expect(await unlike(year)).toEqual([]);
});

test("what is too old to be kept is read from the database, and counts as well", async () => {
  const { house, year, unlike, memory } = await besides(50);
  await house.reports.facts.follow();
  expect(await unlike(year)).toEqual([]);
  const { blocks, since } = await memory.fresh();
  const newer = year.filter(({ openedAt }) => openedAt >= since);
  expect(blocks.reduce((sum, { count }) => sum + count, 0)).toBe(newer.length);
  expect(newer).toHaveLength(50);
});

test("who asks while facts are being read is answered with what was written before they asked", async () => {
  const { house, mara, server, year, memory } = await besides();
  const first = memory.fresh();
  await house.reports.facts.follow();
  const [, second] = await Promise.all([first, memory.fresh()]);
  expect(second.blocks.reduce((sum, { count }) => sum + count, 0)).toBe(year.length);
  const query = queriesOver(year, "UTC")[0] as ReportQuery;
  const answer = await server.call("GET", `/reports?${new URLSearchParams(query)}`, mara);
  expect(differences((await answer.json()) as Report, year, query, HOURS)).toEqual([]);
});
