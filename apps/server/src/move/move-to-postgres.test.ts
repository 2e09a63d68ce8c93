import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { present } from "@foyer/test-kit/services/present";
import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { DatabaseUnusable } from "../db/database-unusable.ts";
import { lockFolder } from "../db/folder-lock.ts";
import { databaseFile } from "../db/open.ts";
import type { OpenPostgres } from "../db/postgres/open-postgres.ts";
import { refuseHalfMoved } from "./half-moved.ts";
import { moveToPostgres } from "./move-to-postgres.ts";
import { emptyPostgres, rowsInPostgres, rowsInSqlite } from "./testing/both-sides.ts";
import { makeInstallation, ODD_TEXTS } from "./testing/odd-installation.ts";

const odd = (i: number) => ODD_TEXTS[i % ODD_TEXTS.length] ?? "";
const small = () => makeInstallation({ rows: 12, eventsPerConversation: 3, text: odd });
const onPostgres = test.skipIf(!present.postgres);

/** Five starts of a process on a busy machine. */
const PROCESSES_MS = 120_000;

/** Whether a server would take the database. */
const isTaken = (db: OpenPostgres) =>
  refuseHalfMoved(db).then(
    () => true,
    (error) => {
      expect(error).toBeInstanceOf(DatabaseUnusable);
      return false;
    },
  );

onPostgres("every row of every table is there afterwards, to the last character", async () => {
  const text = fc.string({ unit: "binary", maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 100, maxLength: 200 }), async (texts) => {
      const all = [...ODD_TEXTS, ...texts];
      const dataDir = await makeInstallation({
        rows: 60,
        eventsPerConversation: 4,
        text: (i) => all[i % all.length] ?? "",
      });
      const { db } = await emptyPostgres();
      const { whole, tables } = await moveToPostgres({ file: databaseFile(dataDir), db });
      expect(whole).toBe(true);
      expect(tables.every(({ same }) => same)).toBe(true);
      expect(await rowsInPostgres(db)).toEqual(rowsInSqlite(dataDir));
      expect(await isTaken(db)).toBe(true);
    }),
    { numRuns: 3 },
  );
});

onPostgres("changes are numbered on from the last one, and generations stay", async () => {
  const dataDir = await makeInstallation({ rows: 5, eventsPerConversation: 1, text: odd });
  const { db } = await emptyPostgres();
  await moveToPostgres({ file: databaseFile(dataDir), db });
  const { rows } = await db.query("SELECT name, value::integer FROM counters ORDER BY name");
  const values = { agents: 0, articles: 0, change: 5, installation: 0, sites: 7 };
  expect(rows).toEqual(Object.entries(values).map(([name, value]) => ({ name, value })));
});

onPostgres("a backup is moved as well as the database of a stopped server", async () => {
  const dataDir = await small();
  const backup = join(dataDir, "backup.db");
  copyFileSync(databaseFile(dataDir), backup);
  const unlock = lockFolder(dataDir);
  onTestFinished(unlock);
  const { db } = await emptyPostgres();
  expect(await moveToPostgres({ file: backup, db })).toMatchObject({ whole: true });
});

/** Runs a move in a process; kills it as soon as it is so far. Resolves with the exit code. */
async function moveInProcess(file: string, url: string, until?: { phase: string; rows: number }) {
  const script = join(import.meta.dirname, "testing/move-process.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, file, url], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    const [phase, rows] = line.split(" ");
    if (until && phase === until.phase && Number(rows) >= until.rows) child.kill("SIGKILL");
  }
  const [code] = await ended;
  return code;
}

onPostgres(
  "killed at any moment, it goes on where it was",
  async () => {
    const dataDir = await makeInstallation({ rows: 300, eventsPerConversation: 40, text: odd });
    const file = databaseFile(dataDir);
    const { db, url } = await emptyPostgres();
    const random = () => Math.floor(Math.random() * 12_000);
    const [one = 0, other = 0] = [random(), random()].sort((a, b) => a - b);
    const copied: number[] = [];
    for (const until of [
      { phase: "reading", rows: random() },
      { phase: "copying", rows: one },
      { phase: "copying", rows: other },
      { phase: "checking", rows: 1 },
    ]) {
      expect(await moveInProcess(file, url, until)).toBe(null);
      if (await isTaken(db)) continue;
      const { rows } = await db.query("SELECT sum(copied)::integer AS copied FROM moving_tables");
      copied.push(rows[0]?.copied);
    }
    expect(copied.length).toBeGreaterThan(0);
    expect(copied).toEqual([...copied].sort((a, b) => a - b));
    expect(await moveInProcess(file, url)).toBe(0);
    expect(await rowsInPostgres(db)).toEqual(rowsInSqlite(dataDir));
    expect(await isTaken(db)).toBe(true);
  },
  PROCESSES_MS,
);

/** A move whose last rows are missing: it stops when it first wants to copy. */
async function halfMove(dataDir: string, db: OpenPostgres): Promise<void> {
  const stop = new Error("stopped here");
  const moving = moveToPostgres({
    file: databaseFile(dataDir),
    db,
    onProgress({ phase, table }) {
      if (phase === "copying" && table === "visitors") throw stop;
    },
  });
  await expect(moving).rejects.toBe(stop);
  expect(await isTaken(db)).toBe(false);
}

onPostgres("one changed character in PostgreSQL is found, and no server takes it", async () => {
  const dataDir = await small();
  const { db } = await emptyPostgres();
  await halfMove(dataDir, db);
  await db.query("UPDATE sites SET intro = intro || '.' WHERE id = 'sites 3'");
  const result = await moveToPostgres({ file: databaseFile(dataDir), db });
  expect(result.whole).toBe(false);
  expect(result.tables.filter(({ same }) => !same).map(({ name }) => name)).toEqual(["sites"]);
  expect(await isTaken(db)).toBe(false);
  const again = await moveToPostgres({ file: databaseFile(dataDir), db, anew: true });
  expect(again.whole).toBe(true);
  expect(await rowsInPostgres(db)).toEqual(rowsInSqlite(dataDir));
});

onPostgres("what was written to since is not mixed with what was moved before", async () => {
  const dataDir = await small();
  const { db } = await emptyPostgres();
  await halfMove(dataDir, db);
  const sqlite = new Sqlite(databaseFile(dataDir));
  sqlite.exec("UPDATE visitors SET name = 'Ada' WHERE id = 'visitors 0'");
  sqlite.close();
  const file = databaseFile(dataDir);
  await expect(moveToPostgres({ file, db })).rejects.toThrow(/of other data: .* --anew/);
  expect(await moveToPostgres({ file, db, anew: true })).toMatchObject({ whole: true });
  expect(await rowsInPostgres(db)).toEqual(rowsInSqlite(dataDir));
});

onPostgres("a database that holds something is not touched", async () => {
  const dataDir = await small();
  const { db } = await emptyPostgres();
  await db.query("INSERT INTO installation VALUES ('hello', 'there')");
  const before = await rowsInPostgres(db);
  for (const anew of [false, true]) {
    await expect(moveToPostgres({ file: databaseFile(dataDir), db, anew })).rejects.toThrow(
      /is not empty: there are rows in "installation"/,
    );
  }
  expect(await rowsInPostgres(db)).toEqual(before);
  expect(await isTaken(db)).toBe(true);
});

onPostgres("a database that a server runs on is not touched", async () => {
  const dataDir = await small();
  const { db } = await emptyPostgres();
  await db.query("INSERT INTO nodes VALUES ('one', 1, '[]', 0)");
  await expect(moveToPostgres({ file: databaseFile(dataDir), db })).rejects.toThrow(
    /a server runs on this database/,
  );
});

onPostgres("two moves at a time are one too many", async () => {
  const dataDir = await small();
  const { db, url } = await emptyPostgres();
  let other: Promise<unknown> | undefined;
  const backup = join(dataDir, "backup.db");
  copyFileSync(databaseFile(dataDir), backup);
  await moveToPostgres({
    file: databaseFile(dataDir),
    db,
    onProgress() {
      other ??= moveToPostgres({ file: backup, db }).catch((error) => error);
    },
  });
  expect(await other).toMatchObject({ message: expect.stringMatching(/another move/) });
  expect(url).not.toBe("");
});

onPostgres("what cannot be moved is said, with what to do", async () => {
  const dataDir = await small();
  const file = databaseFile(dataDir);
  const { db } = await emptyPostgres();
  const refused = (path: string) =>
    moveToPostgres({ file: path, db }).then(
      () => "moved",
      (error) => {
        expect(error).toBeInstanceOf(DatabaseUnusable);
        return error.message;
      },
    );
  expect(await refused(join(dataDir, "nothing.db"))).toMatch(/^There is no .* Set DATA_DIR/);
  const other = join(dataDir, "other.db");
  writeFileSync(other, "What is this? Certainly no database.");
  expect(await refused(other)).toMatch(/is damaged or no SQLite database/);
  const old = join(dataDir, "old.db");
  copyFileSync(file, old);
  const sqlite = new Sqlite(old);
  sqlite.exec("ALTER TABLE articles DROP COLUMN popular");
  sqlite.close();
  expect(await refused(old)).toMatch(/\(see "articles"\)\. Start this version on it once/);
  const unlock = lockFolder(dataDir);
  expect(await refused(file)).toMatch(/is in use by a running Foyer\. Stop it/);
  unlock();
  expect(await refused(file)).toBe("moved");
});
