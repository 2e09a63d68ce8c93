import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDb } from "../db/any-db.ts";
import { createFactsStore } from "./facts-store.ts";
import { createFollowFacts } from "./follow-facts.ts";
import { recountReports } from "./recount-command.ts";
import { makeYear } from "./testing/make-year.ts";
import { storeYear } from "./testing/year-store.ts";

const databaseDir = join(import.meta.dirname, "../db");

/** A data folder, and what the command has said about it. */
function prepared() {
  const dataDir = mkdtempSync(join(tmpdir(), "foyer-recount-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const said: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, "write").mockImplementation((text) => said.push(`${text}`) > 0);
    onTestFinished(() => spy.mockRestore());
  }
  const config = { dataDir, databaseUrl: null };
  const onFatal = (error: unknown) => {
    throw error;
  };
  return {
    ...{ dataDir, said },
    open: () => openDb(config, { databaseDir, onFatal }),
    recount: (...args: string[]) => recountReports(args, { DATA_DIR: dataDir }, { databaseDir }),
  };
}

type Opened = Awaited<ReturnType<ReturnType<typeof prepared>["open"]>>;

const follow = (db: Opened, hasTarget: boolean) =>
  createFollowFacts({
    ...{ db, store: createFactsStore(db), hasTarget: () => hasTarget, hoursOf: () => null },
  }).follow();

async function withTarget({ orm, tables: { conversationFacts } }: Opened) {
  const rows = await orm.select({ has: conversationFacts.hasTarget }).from(conversationFacts);
  return rows.map(({ has }) => has);
}

test("afterwards everything is counted anew, by the standards that there are then", async () => {
  const { open, recount, said } = prepared();
  const db = await open();
  const site = { id: "s1", key: "s1", name: "s1", accent: "#3b5bdb", greeting: "", intro: "" };
  await db.writes.write(async () => {
    await db.orm.insert(db.tables.sites).values({ ...site, lang: "en", origins: [], createdAt: 0 });
  });
  const of = { seed: 3, count: 20, from: 0, days: 9, siteIds: ["s1"], agentIds: ["a"] };
  await storeYear(db, makeYear({ ...of, teamIds: ["t"] }));
  await follow(db, true);
  expect(await withTarget(db)).toEqual(Array(20).fill(true));
  await follow(db, false);
  expect(await withTarget(db)).toEqual(Array(20).fill(true));
  await db.close();
  expect(await recount()).toBe(0);
  expect(said.join("")).toContain("as soon as a server runs");
  const later = await open();
  await follow(later, false);
  expect(await withTarget(later)).toEqual(Array(20).fill(false));
  await later.close();
});

test("with a folder that is none, or wrongly asked, it does nothing and says what to do", async () => {
  const { dataDir, recount, said } = prepared();
  writeFileSync(join(dataDir, "file"), "");
  expect(await recountReports([], { DATA_DIR: join(dataDir, "file") }, { databaseDir })).toBe(1);
  expect(said.join("")).toMatch(/^DATA_DIR: .* Choose a folder that this user may write to\.\n$/);
  expect(await recount("--now")).toBe(2);
  expect(said.join("")).toContain("Usage: npm run foyer -- recount-reports");
});
