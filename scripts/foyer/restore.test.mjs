import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderWith } from "../check/fixture.mjs";
import { runFoyer } from "./run-foyer.mjs";
import { nameIn, openSmallDatabase } from "./small-database.mjs";
import { openSqlite } from "./sqlite.mjs";

/** A backup with the site "New", and a data folder as a killed server leaves it: "Old" is in the log. */
function stage() {
  const folder = folderWith({ "data/.keep": "", "live/.keep": "", "backup.db": newBackup() });
  const at = (name) => join(folder, name);
  const old = openSmallDatabase(at("live/foyer.db"), "Old");
  for (const log of ["", "-wal"])
    copyFileSync(at(`live/foyer.db${log}`), at(`data/foyer.db${log}`));
  old.close();
  return { data: at("data"), database: at("data/foyer.db"), file: at("backup.db"), at };
}

let backup;

function newBackup() {
  if (backup) return backup;
  const folder = folderWith({ "data/.keep": "" });
  const sqlite = openSmallDatabase(join(folder, "data/foyer.db"), "New");
  expect(runFoyer(join(folder, "data"), ["backup", join(folder, "backup.db")]).status).toBe(0);
  sqlite.close();
  backup = readFileSync(join(folder, "backup.db"));
  return backup;
}

const restore = (data, file, options) => runFoyer(data, ["restore", file], options);
const keptIn = (data) => readdirSync(data).filter((name) => name.includes("before-restore"));

/** Every file of the folder with what it holds, apart from the lock. */
const contentsOf = (data) =>
  readdirSync(data)
    .filter((name) => name !== "foyer.lock")
    .map((name) => [name, readFileSync(join(data, name), "latin1")]);

test("the backup takes the database's place, and what was there is kept with all of its log", () => {
  const { data, database, file } = stage();
  const { status, said } = restore(data, file);
  const [kept] = keptIn(data);
  expect(said).toMatch(/^Restored 0 conversations with 0 messages \(\d+ KB\) into .* in .* s\.\n/);
  expect(said).toContain(`\nWhat was there is kept as ${kept}; delete it when you are sure.\n`);
  expect(status).toBe(0);
  expect(nameIn(database)).toBe("New");
  expect(nameIn(join(data, kept))).toBe("Old");
  expect(kept).toMatch(/^foyer\.db\.before-restore-\d{4}-\d\d-\d\dT[\d-]+Z$/);

  expect(restore(data, join(data, kept)).status).toBe(0);
  expect(nameIn(database)).toBe("Old");
  expect(keptIn(data)).toHaveLength(2);
});

test("a database copied by hand with its log is taken as well", () => {
  const { database, at } = stage();
  const { status } = restore(at("new/folder"), database);
  expect(status).toBe(0);
  expect(nameIn(at("new/folder/foyer.db"))).toBe("Old");
});

test("killed at any step it leaves the old database or the new one", () => {
  const seen = [];
  for (let step = 1; ; step++) {
    const { data, database, file } = stage();
    const { signal } = restore(data, file, { node: killedAt(step) });
    if (signal === null) break;
    // As the next start finds it.
    seen.push(nameIn(database));
  }
  expect(seen.length).toBeGreaterThan(8);
  expect(seen.at(0)).toBe("Old");
  expect(seen.at(-1)).toBe("New");
  expect(seen).toEqual(seen.toSorted().toReversed());
});

/** The process kills itself just before its nth call that changes names or syncs. */
function killedAt(step) {
  const preload = `
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    let left = ${step};
    for (const name of ["fsyncSync", "linkSync", "renameSync", "rmSync", "chmodSync"]) {
      const act = fs[name];
      fs[name] = (...args) => {
        if (--left === 0) process.kill(process.pid, "SIGKILL");
        return act(...args);
      };
    }
    syncBuiltinESMExports();`;
  return ["--import", `data:text/javascript,${encodeURIComponent(preload)}`];
}

test("a database that is damaged itself is kept as it is, log and all", () => {
  const { data, database, file } = stage();
  writeFileSync(database, "overwritten by something else, and no database any more");
  const log = readFileSync(`${database}-wal`);
  expect(restore(data, file).status).toBe(0);
  expect(nameIn(database)).toBe("New");
  const [kept] = keptIn(data);
  expect(readFileSync(join(data, kept), "utf8")).toContain("overwritten");
  expect(readFileSync(join(data, `${kept}-wal`)).equals(log)).toBe(true);
});

test("a folder that another Foyer holds, and a database that is open elsewhere, are left alone", () => {
  const { data, database, file } = stage();
  const lock = openSqlite(join(data, "foyer.lock"));
  lock.exec("BEGIN EXCLUSIVE");
  expect(restore(data, file)).toMatchObject({
    status: 1,
    said: `DATA_DIR: ${data} is in use by a running Foyer. Stop it, then run this again.\n`,
  });
  lock.close();
  const shell = openSqlite(database);
  onTestFinished(() => void shell.close());
  shell.prepare("SELECT * FROM sites").all();
  expect(restore(data, file)).toMatchObject({
    status: 1,
    said: `${database} is open in another program, such as a backup or a shell. Close that, then run this again.\n`,
  });
  expect(shell.prepare("SELECT name FROM sites").pluck().get()).toBe("Old");
  expect(keptIn(data)).toEqual([]);
});

const REFUSED = [
  [
    "a missing file",
    (file) => `${file}.no`,
    /^There is no .*\. Name a file that `foyer backup` made\.\n$/,
  ],
  ["a folder", (file) => join(file, ".."), /is a folder\. Name a file/],
  [
    "an empty file",
    (file) => change(file, () => writeFileSync(file, "")),
    /is empty, so nothing can/,
  ],
  [
    "a text",
    (file) => change(file, () => writeFileSync(file, "Dear diary, today")),
    /is not an SQLite database/,
  ],
  ["a file cut short", (file) => change(file, () => truncateSync(file, 50_000)), /is damaged \(/],
  ["a damaged page", (file) => change(file, () => overwritePage(file)), /is damaged \(/],
  [
    "somebody else's database",
    (file) => inside(file, "DROP TABLE events"),
    /is a database, but not Foyer's: it has no table "events"/,
  ],
  [
    "rows without what they belong to",
    (file) => inside(file, "INSERT INTO sessions VALUES ('x', 'nobody', '', '', 0, 0)"),
    /is damaged \(a row of "sessions" belongs to one of "agents" that is not there\)/,
  ],
  [
    "a newer version's",
    (file) => inside(file, "UPDATE __drizzle_migrations SET created_at = 4000000000000"),
    /was written by a newer Foyer: its tables are of 2096-.* Update Foyer first, then run this again\.\n$/,
  ],
];

test.each(REFUSED)(
  "%s is refused in one line, and nothing is touched",
  (_what, make, complaint) => {
    const { data, file } = stage();
    const wrong = make(file);
    const before = contentsOf(data);
    const { status, said } = restore(data, wrong);
    expect(said).toMatch(complaint);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(status).toBe(1);
    expect(contentsOf(data)).toEqual(before);
  },
);

test("an older version's is taken: the server brings it up to date", () => {
  const { data, file } = stage();
  expect(restore(data, inside(file, "UPDATE __drizzle_migrations SET created_at = 1")).status).toBe(
    0,
  );
});

test("no data folder is made for a backup that cannot be read", () => {
  const { at } = stage();
  expect(restore(at("new"), at("no.db")).status).toBe(1);
  expect(existsSync(at("new"))).toBe(false);
});

function change(file, act) {
  act();
  return file;
}

function inside(file, sql) {
  const sqlite = openSqlite(file);
  sqlite.pragma("foreign_keys = OFF");
  sqlite.exec(sql);
  sqlite.close();
  return file;
}

/** The root of the sites' table. */
function overwritePage(file) {
  const sqlite = openSqlite(file, { readonly: true });
  const page = sqlite
    .prepare("SELECT rootpage FROM sqlite_master WHERE name = 'sites'")
    .pluck()
    .get();
  sqlite.close();
  const opened = openSync(file, "r+");
  writeSync(opened, Buffer.alloc(4096, 0xa5), 0, 4096, (page - 1) * 4096);
  closeSync(opened);
}
