// A second process that takes the write lock of the database FILE for MS milliseconds, as a
// backup or somebody's shell may: node hold-lock.mjs FILE MS
import { serverPackage } from "../process/server-package.mjs";

const [file, ms] = process.argv.slice(2);
const Sqlite = serverPackage("better-sqlite3");
const sqlite = new Sqlite(file, { timeout: 10_000 });
sqlite.exec("BEGIN IMMEDIATE");
process.stdout.write("held\n");
setTimeout(() => {
  sqlite.exec("ROLLBACK");
  sqlite.close();
}, Number(ms));
