import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import { databaseIn, giveToOwnerOf, LOGS } from "./data-folder.mjs";
import { Failure, isDamage, isHeld } from "./failure.mjs";
import { syncPath } from "./partial-file.mjs";
import { beginsAsDatabase } from "./readable-database.mjs";
import { openSqlite } from "./sqlite.mjs";

/** A log's index is made anew from the log. */
const KEPT = ["", "-wal", "-journal"];
const PATIENCE_MS = 1_000;

/**
 * Puts `partial` in the place of the database of a locked data folder. What was there is kept under
 * a name that ends in `stamp`. At every moment the database is the old one or the new one, on disk
 * as well; only one that is damaged may be without its log when a crash comes between, and that
 * is kept then, too.
 * @returns {string | undefined} what the old one is called now
 */
export function swapIn(partial, folder, stamp) {
  const database = databaseIn(folder);
  takeAfter(partial, existsSync(database) ? database : folder);
  const kept = keepOld(database, `${database}.before-restore-${stamp}`);
  renameSync(partial, database);
  syncPath(folder);
  return kept;
}

/** The same owner and rights as what it stands in for. */
function takeAfter(partial, example) {
  giveToOwnerOf(example, partial);
  const before = statSync(example);
  if (before.isFile()) chmodSync(partial, before.mode & 0o777);
  syncPath(partial);
}

function keepOld(database, kept) {
  const there = KEPT.filter((ending) => existsSync(database + ending));
  if (there.length === 0) return undefined;
  // What is no database any more is kept byte by byte: SQLite would change its log.
  if (there.includes("") && beginsAsDatabase(database)) settle(database);
  for (const ending of there) {
    if (existsSync(database + ending)) keep(database + ending, kept + ending);
  }
  syncPath(dirname(database));
  // Only a damaged database still has a log here, and that is now kept beside it: with the new one it
  // would be read as the new one's.
  for (const log of LOGS) rmSync(database + log, { force: true });
  return kept;
}

/**
 * Moves the log into the database, so that one file is all there is, and one renaming replaces it. It
 * also tells whether somebody else has it open. One that is too damaged for that stays as it is.
 */
function settle(database) {
  let sqlite;
  try {
    sqlite = openSqlite(database, { timeout: PATIENCE_MS });
    sqlite.pragma("synchronous = FULL");
    sqlite.pragma("journal_mode = DELETE");
  } catch (error) {
    if (isDamage(error)) return;
    if (!isHeld(error)) throw error;
    throw new Failure(
      `${database} is open in another program, such as a backup or a shell. Close that, then run this again.`,
    );
  } finally {
    sqlite?.close();
  }
}

/** A second name for the same file; a copy where the file system has no second names. */
function keep(path, kept) {
  try {
    linkSync(path, kept);
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(error.code)) throw error;
    copyFileSync(path, kept);
    syncPath(kept);
  }
  syncPath(path);
}
