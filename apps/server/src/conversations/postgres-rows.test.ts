import { join } from "node:path";
import { present } from "@foyer/test-kit/services/present";
import { sharedPostgres } from "@foyer/test-kit/services/shared";
import { getTableColumns } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../db/postgres/open-postgres.ts";
import { postgresTables } from "../db/tables.ts";
import { UNRATED } from "../feedback/feedback-row.ts";
import { NO_FOLLOW_UP } from "../follow-ups/follow-up-row.ts";
import { UNROUTED } from "../routing/offer-row.ts";
import { NO_TARGETS } from "../standards/take-waits.ts";
import type { ConversationRow } from "./conversation-row.ts";
import { createPostgresLedger } from "./postgres-ledger-store.ts";

const pgTest = test.skipIf(!present.postgres);
const migrationsDir = join(import.meta.dirname, "../db/migrations-postgres");

/** What stays as it was when the conversation was opened, or is given by the database. */
const FIXED = ["id", "siteId", "visitorId", "openedAt", "change"];

const changeable = Object.entries(getTableColumns(postgresTables.conversations)).filter(
  ([name]) => !FIXED.includes(name),
);

/** A database with an agent, and a waiting conversation of each visitor "ann", "bob" and "cid". */
async function talks() {
  const postgres = await sharedPostgres();
  const { url } = await postgres.createDatabase();
  await postgres.run(
    `INSERT INTO sites VALUES ('site', 'site', 'Site', '#000000', '', '', 'en', '[]', 1);
     INSERT INTO agents VALUES ('dora', 'd@x.org', 'Dora', '#000000', 'agent', true, '', 1);
     INSERT INTO visitors SELECT name, 'site', name, name, null, null, '[]', null, '', 1, 1
     FROM unnest('{ann,bob,cid}'::text[]) AS name`,
    new URL(url).pathname.slice(1),
  );
  const db = await openPostgres({ url, migrationsDir, onFatal: () => {} });
  onTestFinished(() => db.close());
  const ledger = createPostgresLedger(db);
  const change = (visitorId: string, changed: Partial<ConversationRow>) =>
    db.writes.stage({ visitorId }, () => {
      const before = ledger.latestOf(visitorId) as ConversationRow;
      const row = { ...before, ...changed };
      ledger.update(row, before);
      return row;
    });
  const stored = (visitorId: string) =>
    db.writes.stage({ visitorId }, () => ledger.latestOf(visitorId));
  for (const visitorId of ["ann", "bob", "cid"]) {
    await db.writes.stage({ visitorId }, () => {
      const row = waiting(visitorId);
      ledger.insert(row);
      ledger.update({ ...row }, row);
    });
  }
  return { change, stored };
}

const waiting = (visitorId: string): ConversationRow => ({
  ...{
    id: `talk-${visitorId}`,
    siteId: "site",
    visitorId,
    visitorName: visitorId,
    state: "waiting",
  },
  ...{ assigneeId: null, pagePath: "/", lang: "", seq: 0, visibleSeq: 0, readByAgent: 0 },
  ...{ readByVisitor: 0, unread: 0, lastText: "", lastBy: "visitor", lastAt: 1, openedAt: 1 },
  ...{ waitingSince: 1, closedAt: null, outcome: null, queuedAt: null, answeredAt: null },
  ...{ contactLeft: null, tags: "", priority: "normal", stage: null, teamId: null },
  ...{ snoozedUntil: null, ...UNRATED, ...NO_FOLLOW_UP, ...NO_TARGETS, ...UNROUTED, change: 0 },
});

/** Another value than the column has. */
function anotherOf(name: string, type: string): Partial<ConversationRow> {
  if (name === "assigneeId") return { assigneeId: "dora" };
  return { [name]: type === "number" ? 7 : "it's “other”,\n{than} before" };
}

pgTest("whatever one change of a conversation touches is stored, and nothing else", async () => {
  const { change, stored } = await talks();
  for (const [name, column] of changeable) {
    const row = await change("ann", anotherOf(name, column.dataType));
    expect(await stored("ann"), name).toEqual(row);
  }
  expect(await stored("bob")).toMatchObject({ seq: 0, lastText: "" });
});

pgTest("who talks and who does something else are stored in one moment", async () => {
  const { change, stored } = await talks();
  const rows = await Promise.all([
    change("ann", { seq: 1, lastText: "Hello?", unread: 1, unansweredSince: 5 }),
    change("bob", { state: "active", assigneeId: "dora" }),
    change("cid", { seq: 1, lastText: "You, too?" }),
    change("ann", { seq: 2, lastText: "Anybody?", unread: 2 }),
    change("cid", { seq: 2, tags: "late" }),
  ]);
  expect(rows.map((row) => row.change)).toEqual([4, 5, 6, 7, 8]);
  expect(await stored("ann")).toEqual(rows[3]);
  expect(await stored("ann")).toMatchObject({ unansweredSince: 5 });
  expect(await stored("bob")).toEqual(rows[1]);
  expect(await stored("cid")).toEqual(rows[4]);
});
