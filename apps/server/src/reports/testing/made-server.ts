import { DEFAULT_SITE_OPTIONS, type Hours } from "@foyer/protocol";
import type { TestServer } from "@foyer/test-kit";
import { makeYear } from "./make-year.ts";
import { storeYear } from "./year-store.ts";

export const FROM = Date.UTC(2026, 1, 1);
const NO_STEP = {
  ...{ notify: [], holder: false, raiseTo: null, toTeam: null },
};

/** Weekdays from nine to six, and Saturday night past midnight. */
export const HOURS: Hours = {
  timeZone: "Europe/Berlin",
  week: [
    ...Array.from({ length: 5 }, () => [{ from: "09:00", to: "18:00" }]),
    [{ from: "20:00", to: "02:00" }],
    [],
  ],
  dates: [{ date: "2026-03-02", name: "Day off", ranges: [] }],
  closedUntil: null,
};

/** Gives a server conversations over some months, all under one standard. */
export async function madeServer(server: TestServer, count: number, days: number) {
  const { house } = server;
  const options = { ...DEFAULT_SITE_OPTIONS, hours: HOURS };
  const sites = [await server.addSite({ options }), await server.addSite({ options })];
  const mara = await server.addAgent("Mara Jensen", "owner");
  const agents = [mara, await server.addAgent("Ben Okafor"), await server.addAgent("Cem Kaya")];
  await server.call("POST", "/standards", mara, {
    ...{ name: "All", siteId: null, teamId: null, priority: null, warnPercent: 80 },
    ...{ replySeconds: 300, solveSeconds: null, onWarned: NO_STEP, onMissed: NO_STEP },
  });
  const made = makeYear({
    ...{ seed: 7, count, from: FROM, days, teamIds: ["t1", "t2"] },
    ...{ siteIds: sites.map(({ id }) => id), agentIds: agents.map(({ id }) => id) },
  });
  const year = await storeYear(house.db, made);
  return { server, house, mara, agents, year };
}
