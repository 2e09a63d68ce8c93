import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { folderWith } from "../check/fixture.mjs";
import { whyNoMount } from "../torture/database/mount.mjs";
import { runFoyer } from "./run-foyer.mjs";
import { nameIn, openSmallDatabase } from "./small-database.mjs";

/** A data folder whose database is open, as a server has it, with what it holds still in the log. */
function house() {
  const folder = folderWith({ "data/.keep": "", "backups/.keep": "" });
  const data = join(folder, "data");
  const sqlite = openSmallDatabase(join(data, "foyer.db"), "Old");
  onTestFinished(() => void sqlite.close());
  return { data, backups: join(folder, "backups"), file: join(folder, "backups/b.db"), sqlite };
}

const backup = (data, ...args) => runFoyer(data, ["backup", ...args]);

test("a backup is one whole file, for its owner's eyes, and can be read where nobody writes", () => {
  const { data, backups, file } = house();
  const { status, said } = backup(data, file);
  expect(said).toMatch(
    /^Backed up 0 conversations with 0 messages \(\d+ KB\) to .*b\.db in .* s\.\n$/,
  );
  expect(status).toBe(0);
  expect(readdirSync(backups).sort()).toEqual([".keep", "b.db"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  // Its header asks for no log: 1 stands for none, 2 for one.
  expect([...readFileSync(file).subarray(18, 20)]).toEqual([1, 1]);
  expect(nameIn(file)).toBe("Old");
});

test("commits while it copies neither wait for it nor begin it anew", async () => {
  const { data, file, sqlite } = house();
  sqlite.exec("CREATE TABLE ballast (x)");
  const grow = sqlite.prepare("INSERT INTO ballast VALUES (randomblob(4000))");
  sqlite.transaction(() => {
    for (let i = 0; i < 8_000; i++) grow.run();
  })();
  const { copyDatabase } = await import("./copy-database.mjs");
  writeFileSync(file, "");
  const shares = [];
  await copyDatabase(join(data, "foyer.db"), file, (share) => {
    shares.push(share);
    sqlite.exec(`UPDATE sites SET name = 'Changed ${shares.length}'`);
  });
  expect(shares.length).toBeGreaterThan(5);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(nameIn(file)).toBe("Old");
});

test("an existing file is replaced only when that is asked for", () => {
  const { data, file } = house();
  writeFileSync(file, "precious");
  const { status, said } = backup(data, file);
  expect([status, said]).toEqual([
    1,
    `${file} is there already. Choose another FILE, or add --force to replace it.\n`,
  ]);
  expect(readFileSync(file, "utf8")).toBe("precious");
  expect(backup(data, file, "--force").status).toBe(0);
  expect(nameIn(file)).toBe("Old");
});

test.each(["foyer.db", "foyer.db-wal", "foyer.lock"])("%s itself is never written to", (name) => {
  const { data } = house();
  const { status, said } = backup(data, join(data, name), "--force");
  expect([status, said]).toEqual([
    1,
    `${join(data, name)} belongs to the running database. Choose another FILE.\n`,
  ]);
});

test("what cannot be a backup's place is told before anything is copied", () => {
  const { data, backups, file } = house();
  const refused = (path) => {
    const { status, said } = backup(data, path);
    expect(status).toBe(1);
    return said;
  };
  expect(refused(backups)).toMatch(/backups is a folder\. Name a file in it, such as .*\n$/);
  expect(refused(join(backups, "no/b.db"))).toMatch(/^There is no folder .*\. Make it first\.\n$/);
  writeFileSync(`${file}-wal`, "");
  expect(refused(file)).toMatch(/^.*b\.db-wal is there: SQLite would take it .* Remove it, .*\n$/);
});

test("a data folder without a database, and one whose database is something else", () => {
  const folder = folderWith({ "other/foyer.db": "What is this? Certainly no database." });
  expect(backup(folder, join(folder, "b.db")).said).toBe(
    `There is no ${join(folder, "foyer.db")}. Set DATA_DIR to the server's data folder.\n`,
  );
  const { status, said } = backup(join(folder, "other"), join(folder, "b.db"));
  expect([status, said]).toEqual([
    1,
    expect.stringMatching(/foyer\.db is not an SQLite database, so nothing can be read from it\./),
  ]);
});

test("a damaged database makes no backup, and leaves the earlier one", () => {
  const { data, backups, file, sqlite } = house();
  expect(backup(data, file).status).toBe(0);
  // The index says something that the table does not.
  sqlite.unsafeMode();
  sqlite.exec(`PRAGMA writable_schema = ON;
    UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'agents')
    WHERE name = 'sites_key_unique'`);
  const { status, said } = backup(data, file, "--force");
  expect(status).toBe(1);
  expect(said).toMatch(/^The database .*foyer\.db is damaged \(.+\)\. .*\n$/);
  expect(nameIn(file)).toBe("Old");
  expect(readdirSync(backups).sort()).toEqual([".keep", "b.db"]);
});

test("what this user may not write or read is named", (context) => {
  if (process.getuid?.() === 0) return context.skip("root may read and write anywhere");
  const { data, backups, file, sqlite } = house();
  chmodSync(backups, 0o500);
  expect(backup(data, file).said).toBe(
    `${backups} may not be written to (EACCES). Choose a folder that this user may write to.\n`,
  );
  chmodSync(backups, 0o700);
  sqlite.close();
  chmodSync(data, 0o500);
  expect(backup(data, file).said).toMatch(/may not be read: SQLite needs to write beside it/);
  chmodSync(data, 0o700);
});

test("a disk that is too small, and one that fills up meanwhile, keep nothing half written", (context) => {
  const why = whyNoMount();
  if (why) return context.skip(why);
  const { data, backups, sqlite } = house();
  sqlite.exec("CREATE TABLE ballast AS SELECT randomblob(2500000) AS x");
  const small = join(backups, "small");
  mkdirSync(small);
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", small]);
  onTestFinished(() => void execFileSync("umount", [small]));
  const tooSmall = backup(data, join(small, "b.db"));
  expect([tooSmall.status, tooSmall.said]).toEqual([
    1,
    expect.stringMatching(
      /^The disk of .*small has 2\.1 MB free, and \d(?:\.\d)? MB are needed\. .*\n$/,
    ),
  ]);
  // Said to have room, it is filled while it is written.
  const lie =
    "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';" +
    "fs.statfsSync = () => ({ bavail: 1e9, bsize: 4096 }); syncBuiltinESMExports();";
  const node = ["--import", `data:text/javascript,${encodeURIComponent(lie)}`];
  const full = runFoyer(data, ["backup", join(small, "b.db")], { node });
  expect([full.status, full.said]).toEqual([
    1,
    expect.stringMatching(
      /^The disk became full while .*b\.db was written\. Free some space .*\n$/,
    ),
  ]);
  expect(readdirSync(small)).toEqual([]);
});
