import type { SavedReport, SavedReports } from "@foyer/protocol";
import { fakeClock, startServer } from "@foyer/test-kit";
import { expect, test } from "vitest";

const HOUR = 3_600_000;
const QUERY = { days: 30, zone: "Europe/Berlin", by: "team" } as const;
/** Nobody is there: what is queued stays to be seen. */
const MAIL = { SMTP_URL: "smtp://127.0.0.1:9", MAIL_FROM: "help@example.com" };

test("an agent keeps, changes and deletes reports of their own; nobody else sees them", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen", "owner");
  const ben = await server.addAgent("Ben Okafor");
  const body = { name: " Mondays ", query: QUERY, weekly: false };
  const made = (await (
    await server.call("POST", "/reports/saved", ben, body)
  ).json()) as SavedReport;
  expect(made).toMatchObject({ name: "Mondays", query: QUERY, weekly: false });
  const path = `/reports/saved/${made.id}`;
  expect((await server.call("PATCH", path, mara, { name: "Mine" })).status).toBe(404);
  expect((await server.call("DELETE", path, mara)).status).toBe(404);
  await server.call("PATCH", path, ben, { name: "Tuesdays" });
  const list = async () =>
    (await (await server.call("GET", "/reports/saved", ben)).json()) as SavedReports;
  expect(await list()).toMatchObject({ mails: false, reports: [{ name: "Tuesdays" }] });
  await server.call("DELETE", path, ben);
  expect((await list()).reports).toEqual([]);
});

test("a report without a name or a zone is refused, and a weekly one where no mail is sent", async () => {
  const server = await startServer();
  const mara = await server.addAgent("Mara Jensen", "owner");
  const why = async (part: object) => {
    const body = { name: "Mondays", query: QUERY, weekly: false, ...part };
    return (
      (await (await server.call("POST", "/reports/saved", mara, body)).json()) as {
        detail: string;
      }
    ).detail;
  };
  expect(await why({ name: "  " })).toContain("no name");
  expect(await why({ query: { ...QUERY, zone: "Mars/Olympus" } })).toContain("no time zone");
  expect(await why({ weekly: true })).toContain("sends no mail");
});

test("a weekly report is mailed once, on Monday morning, about the week before", async () => {
  const clock = fakeClock(Date.UTC(2026, 10, 18, 12));
  const server = await startServer({ clock, env: MAIL });
  const mara = await server.addAgent("Mara Jensen", "owner");
  const { db, reports } = server.house;
  await server.call("POST", "/reports/saved", mara, { name: "Week", query: QUERY, weekly: true });
  const mails = () => db.orm.select().from(db.tables.mails);
  await reports.mail();
  // Monday, six in the morning in Berlin: people sleep.
  clock.advance(Date.UTC(2026, 10, 23, 5) - clock.now());
  await reports.mail();
  expect(await mails()).toEqual([]);
  clock.advance(HOUR);
  await reports.mail();
  await reports.mail();
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ about: "report", to: mara.email });
  expect(mail?.subject).toBe("Week: 2026-11-16 to 2026-11-22");
  expect(mail?.text).toContain("Conversations: 0 (week before: 0)");
});
