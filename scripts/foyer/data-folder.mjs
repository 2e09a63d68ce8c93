import { chownSync, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { root } from "../start/workspaces.mjs";
import { Failure, isHeld } from "./failure.mjs";
import { openSqlite } from "./sqlite.mjs";

/** What SQLite lays beside a database: a log and its index, or an older kind of log. */
export const LOGS = ["-wal", "-shm", "-journal"];

/** A server that is just ending is waited for, no longer. */
const PATIENCE_MS = 1_000;

/** DATA_DIR as `npm start` has it: when not set, the folder `data` of this checkout. */
export const dataFolder = (env = process.env) => resolve(env.DATA_DIR || join(root, "data"));

/** Where the server keeps everything (apps/server/src/db/open.ts). */
export const databaseIn = (folder) => join(folder, "foyer.db");

const lockIn = (folder) => join(folder, "foyer.lock");

/** Relative to where the command was typed: npm itself goes to the folder of package.json. */
export function asTyped(file, env = process.env) {
  const from = env.npm_lifecycle_event === "foyer" ? env.INIT_CWD : undefined;
  return resolve(from ?? ".", file);
}

/** Whether `file` is the database of this folder, one of its logs, or its lock. */
export function isOwnFile(file, folder) {
  const real = (path) => (existsSync(path) ? realpathSync(path) : path);
  if (real(dirname(file)) !== real(folder)) return isSame(file, databaseIn(folder));
  const database = basename(databaseIn(folder));
  const own = [database, ...LOGS.map((log) => database + log), basename(lockIn(folder))];
  return own.includes(basename(file)) || isSame(file, databaseIn(folder));
}

function isSame(one, other) {
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

/**
 * Holds a data folder, made if need be, as a server does (apps/server/src/db/folder-lock.ts): while
 * it is held no server starts on it, and while a server runs it cannot be held. Returns how to let go.
 */
export function lockDataFolder(folder) {
  let lock;
  try {
    mkdirSync(folder, { recursive: true });
    lock = openSqlite(lockIn(folder), { timeout: PATIENCE_MS });
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    if (error instanceof Failure) throw error;
    throw new Failure(
      isHeld(error)
        ? `DATA_DIR: ${folder} is in use by a running Foyer. Stop it, then run this again.`
        : `DATA_DIR: ${folder} cannot be used (${error.message}). Choose a folder that this user may write to.`,
    );
  }
  giveToOwnerOf(folder, lockIn(folder));
  return () => lock.close();
}

/** What root makes belongs to whom the folder belongs to: the server may run as somebody else. */
export function giveToOwnerOf(owned, file) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(owned);
  chownSync(file, uid, gid);
}
