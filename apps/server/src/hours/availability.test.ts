import { DEFAULT_SITE_OPTIONS, type Hours } from "@foyer/protocol";
import { connectAgent, connectVisitor, fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";
import { NEW_SITE } from "../sites/manage-sites.ts";

const HOUR_MS = 60 * 60 * 1000;
/** A Monday, 09:00 UTC, which is 10:00 in Berlin. */
const START = Date.UTC(2026, 0, 5, 9);

const weekdays = (from: string, to: string): Hours => ({
  timeZone: "Europe/Berlin",
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from, to }] : [])),
  dates: [],
  closedUntil: null,
});
const options = (hours: Hours) => ({ ...DEFAULT_SITE_OPTIONS, hours });

test("a site without hours is always open", async () => {
  const server = await startServer();
  const { welcome } = await connectVisitor(server, (await server.addSite()).key);
  expect(welcome.availability).toEqual({ open: true, opensAt: null, replySeconds: null });
});

test("[P2] the welcome says whether the site is open, and when it opens; widgets hear when it closes", async () => {
  const clock = fakeClock(START);
  const server = await startServer({ clock });
  const site = await server.addSite({ options: options(weekdays("09:00", "17:00")) });
  const other = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  const elsewhere = await connectVisitor(server, other.key);
  expect(visitor.welcome.availability).toMatchObject({ open: true, opensAt: null });
  clock.advance(7 * HOUR_MS);
  server.house.availability.tellChanges();
  const opensAt = Date.UTC(2026, 0, 6, 8);
  expect((await visitor.next("here")).availability).toMatchObject({ open: false, opensAt });
  const late = await connectVisitor(server, site.key);
  expect(late.welcome.availability).toMatchObject({ open: false, opensAt });
  expect(elsewhere.received.filter(({ type }) => type === "here")).toEqual([]);
});

test("the process watches the clock by itself", async () => {
  const clock = fakeClock(START);
  const server = await startServer({ clock });
  const closedUntil = START + 700;
  const always = { ...weekdays("00:00", "24:00"), closedUntil };
  const site = await server.addSite({ options: options(always) });
  const visitor = await connectVisitor(server, site.key);
  expect(visitor.welcome.availability).toMatchObject({ open: false, opensAt: closedUntil });
  clock.advance(700);
  expect((await visitor.next("here")).availability).toMatchObject({ open: true, opensAt: null });
});

test("[P2] hours that are changed are told at once; hours that make no sense are refused by name", async () => {
  const server = await startServer({ clock: fakeClock(START) });
  const owner = await server.addAgent("Olga Owner", "owner");
  const site = await server.addSite();
  const visitor = await connectVisitor(server, site.key);
  const put = (hours: Hours) =>
    server.call("PUT", `/sites/${site.id}`, owner, { ...NEW_SITE, options: options(hours) });
  expect((await put(weekdays("12:00", "14:00"))).status).toBe(200);
  expect((await visitor.next("here")).availability).toMatchObject({
    open: false,
    opensAt: Date.UTC(2026, 0, 5, 11),
  });
  const refused = await put(weekdays("12:00", "12:00"));
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    kind: "invalid",
    detail: expect.stringContaining("week[0] (Monday): 12:00 to 12:00 is empty"),
  });
});

test("[P2] the reply time is the week's median, from five answers on, and is kept for a minute", async () => {
  const clock = fakeClock(START);
  const server = await startServer({ clock });
  const site = await server.addSite();
  const mara = await server.addAgent("Mara Jensen");
  let count = 0;
  const clientId = () => `reply-time-test-${String(++count).padStart(8, "0")}`;
  async function answerAfter(seconds: number): Promise<void> {
    const visitor = await connectVisitor(server, site.key);
    visitor.send({ type: "ask_person", clientId: clientId() });
    const { conversationId } = await visitor.next("ack");
    clock.advance(seconds * 1000);
    // Anew each time: by this clock, which leaps, an older one has been silent for long.
    const console = await connectAgent(server, mara);
    await server.call("POST", `/conversations/${conversationId}/claim`, mara);
    const answer = clientId();
    console.send({ type: "send_message", clientId: answer, conversationId, text: "hello" });
    await console.next("ack", (ack) => ack.clientId === answer);
    console.close();
  }
  const told = async () =>
    (await connectVisitor(server, site.key)).welcome.availability.replySeconds;
  for (const seconds of [30, 10, 300, 20]) await answerAfter(seconds);
  clock.advance(61_000);
  expect(await told()).toBeNull();
  await answerAfter(40);
  clock.advance(10_000);
  expect(await told()).toBeNull();
  clock.advance(50_000);
  expect(await told()).toBe(30);
  clock.advance(8 * 24 * HOUR_MS);
  expect(await told()).toBeNull();
});
