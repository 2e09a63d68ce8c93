import type { Hours, OpenPlace, TeamHours } from "@foyer/protocol";
import { connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOUR = 60 * 60 * 1000;
/** A Monday, 09:00 UTC. */
const START = Date.UTC(2026, 0, 5, 9);
const NIGHT: Hours = {
  timeZone: "Europe/Berlin",
  week: Array.from({ length: 7 }, () => [{ from: "22:00", to: "06:00" }]),
  ...{ dates: [], closedUntil: null },
};

async function house() {
  const clock = fakeClock(START);
  const server = await startServer({ clock });
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite({ name: "Shop" });
  const call = (method: string, path: string, body?: object) =>
    server.call(method, path, owner, body);
  const answer = async <T>(method: string, path: string, body?: object) =>
    (await (await call(method, path, body)).json()) as T;
  const { id: teamId } = await answer<{ id: string }>("POST", "/teams", { name: "Night" });
  return { server, clock, site, call, answer, teamId };
}

test("a site is closed by one request and opens by itself; visitors hear of both", async () => {
  const { server, clock, site, answer } = await house();
  const visitor = await connectVisitor(server, site.key);
  const until = START + 6 * HOUR;
  const path = `/sites/${site.id}/closing`;
  const closed = await answer<OpenPlace>("POST", path, { until, timeZone: "Europe/Berlin" });
  expect(closed).toMatchObject({ open: false, opensAt: until, closedUntil: until, name: "Shop" });
  expect((await visitor.next("here")).availability).toMatchObject({
    ...{ open: false, opensAt: until, shut: true },
  });
  clock.advance(6 * HOUR);
  const [place] = await answer<OpenPlace[]>("GET", "/closings");
  expect(place).toMatchObject({ kind: "site", open: true, closedUntil: null });
});

test("it can be opened again at once; who never had hours is always open then", async () => {
  const { server, site, answer } = await house();
  const path = `/sites/${site.id}/closing`;
  await answer("POST", path, { until: START + HOUR, timeZone: "UTC" });
  expect(await answer("POST", path, { until: null, timeZone: "UTC" })).toMatchObject({
    ...{ open: true, opensAt: null, closedUntil: null },
  });
  const late = await connectVisitor(server, site.key);
  expect(late.welcome.availability).toMatchObject({ open: true, opensAt: null });
});

test("a time that is over, one that is years away and a zone that is none are refused by name", async () => {
  const { site, answer } = await house();
  const refusal = async (until: number, timeZone = "UTC") =>
    (await answer<{ detail: string }>("POST", `/sites/${site.id}/closing`, { until, timeZone }))
      .detail;
  expect(await refusal(START)).toMatch(/^until: this time is over/);
  expect(await refusal(START + 400 * 24 * HOUR)).toMatch(/^until: .*more than a year/);
  expect(await refusal(START + HOUR, "Mars/Olympus")).toMatch(/timeZone: “Mars\/Olympus”/);
});

test("a team has hours of its own, is closed by itself, and goes without them again", async () => {
  const { site, call, answer, teamId } = await house();
  const path = `/teams/${teamId}/hours`;
  expect(await answer<TeamHours>("GET", path)).toEqual({ hours: null });
  expect((await answer<OpenPlace[]>("GET", "/closings")).map(({ id }) => id)).toEqual([site.id]);
  await answer("PUT", path, { hours: NIGHT });
  expect(await answer<TeamHours>("GET", path)).toEqual({ hours: NIGHT });
  const evening = Date.UTC(2026, 0, 5, 21);
  expect(await answer<OpenPlace[]>("GET", "/closings")).toMatchObject([
    { kind: "site", open: true },
    { kind: "team", id: teamId, name: "Night", open: false, opensAt: evening },
  ]);
  const until = Date.UTC(2026, 0, 6, 2);
  const closing = `/teams/${teamId}/closing`;
  expect(await answer("POST", closing, { until, timeZone: "UTC" })).toMatchObject({
    opensAt: until,
  });
  await answer("PUT", path, { hours: null });
  expect(await answer<TeamHours>("GET", path)).toEqual({ hours: null });
  const overlap = {
    ...NIGHT,
    week: NIGHT.week.map(() => [
      { from: "20:00", to: "21:00" },
      { from: "20:30", to: "22:00" },
    ]),
  };
  const refused = await call("PUT", path, { hours: overlap });
  expect(refused.status).toBe(400);
  expect(((await refused.json()) as { detail: string }).detail).toMatch(
    /^hours.week\[0\] \(Monday\): 20:00 to 21:00 and 20:30 to 22:00 overlap/,
  );
  expect((await call("PUT", "/teams/gone/hours", { hours: NIGHT })).status).toBe(404);
});
