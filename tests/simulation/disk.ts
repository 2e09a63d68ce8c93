import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SqliteDb } from "../../apps/server/src/db/db.ts";
import { openSqlite } from "../../apps/server/src/db/open.ts";
import { createWriteQueue } from "../../apps/server/src/db/write-queue.ts";
import type { Clock } from "../../packages/connection/src/index.ts";
import { compileQueriesOnce } from "./compiled-queries.ts";

type Sqlite = SqliteDb["sqlite"];

/** Where the server's migrations lie; a bundle of this file does not know by itself. */
export const MIGRATIONS_DIR = fileURLToPath(
  new URL("../../apps/server/src/db/migrations", import.meta.url),
);

/** A disk whose syncs take virtual time, and that forgets what was not synced when power fails. */
export interface Disk {
  orm: SqliteDb["orm"];
  tables: SqliteDb["tables"];
  sqlite: Sqlite;
  /** Builds what a start of the server builds: the same queries each time, compiled the first. */
  build<House>(house: () => House): House;
  /** A write queue as the server has it; a new start of the server takes a new one. */
  connect(timing: DiskTiming): SqliteDb;
  /** The power fails. What was committed and not synced may have reached the disk, or not. */
  fail(survives: boolean): void;
  close(): void;
}

export interface DiskTiming {
  clock: Clock;
  /** How long the next sync takes. */
  syncTime(): number;
  /** Whether somebody else writes just now. */
  isLocked(): boolean;
  /** Whether there is no room for what is to be committed; asked once for each commit. */
  isFull(): boolean;
  /** Told at each commit, before it is synced. */
  onCommit(): void;
  /** Told what the server cannot go on from. */
  onFatal(error: unknown): void;
  /** The planted bug: says that it is synced before it is. */
  lies: boolean;
  /** The planted bug: what was refused stays in memory. */
  keepsRefused: boolean;
}

/**
 * Real SQLite in a file on memory, with the server's own schema. The trick: a COMMIT is held
 * back until its sync is done, in a savepoint of a transaction that lasts from sync to sync. On
 * this one connection the server sees its commits as always, and a power cut is a ROLLBACK.
 */
export function openDisk(migrationsDir = MIGRATIONS_DIR): Disk {
  const folder = mkdtempSync(
    join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "foyer-simulation-"),
  );
  const opened = openSqlite({ dataDir: folder, migrationsDir, onFatal: stop });
  const { orm, tables, sqlite } = opened;
  // The simulated disk decides what is safe; the real one need not be asked.
  sqlite.pragma("synchronous = OFF");
  // Nobody else looks into this file: no locks, and what a rollback needs stays in memory.
  sqlite.pragma("locking_mode = EXCLUSIVE");
  sqlite.pragma("journal_mode = MEMORY");
  sqlite.pragma("temp_store = MEMORY");
  compileOnce(sqlite);
  const asBefore = compileQueriesOnce(opened);
  const commit = sqlite.prepare("COMMIT");
  const rollback = sqlite.prepare("ROLLBACK");
  const begin = sqlite.prepare("BEGIN IMMEDIATE");
  const savepoint = sqlite.prepare("SAVEPOINT held");
  const release = sqlite.prepare("RELEASE held");
  const undo = sqlite.prepare("ROLLBACK TO held");
  let era = 0;

  function settle(how: typeof commit): void {
    if (sqlite.inTransaction) how.run();
  }

  return {
    orm,
    tables,
    sqlite,
    build: asBefore,
    connect({ clock, syncTime, isLocked, isFull, onCommit, onFatal, lies, keepsRefused }) {
      // Only one process has the folder. What the one before has left unsynced is in the file.
      settle(commit);
      era += 1;
      const born = era;
      const isGone = () => born !== era;
      let isOpen = false;
      const end = (how: typeof commit) => {
        if (how === undo) undo.run();
        release.run();
        isOpen = false;
      };
      const statements: Record<string, () => unknown> = {
        "BEGIN IMMEDIATE"() {
          if (isGone() || isLocked()) throw refusal("SQLITE_BUSY");
          if (!sqlite.inTransaction) begin.run();
          savepoint.run();
          isOpen = true;
        },
        COMMIT() {
          if (isFull()) throw refusal("SQLITE_FULL");
          end(release);
          onCommit();
        },
        ROLLBACK: () => end(undo),
      };
      const held = new Proxy(sqlite, {
        get(target, name) {
          if (name === "prepare") return (text: string) => statement(text);
          if (name === "inTransaction") return isOpen;
          const value: unknown = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const statement = (text: string): unknown => {
        const run = statements[text];
        return run ? { run } : sqlite.prepare(text);
      };
      const sync = () =>
        new Promise<void>((resolve) => {
          const synced = () => {
            // A sync that the power cut off never ends.
            if (isGone()) return;
            settle(commit);
            resolve();
          };
          clock.setTimeout(synced, syncTime());
          if (lies) resolve();
        });
      const writes = createWriteQueue(held, { sync }, onFatal);
      const enlist: typeof writes.enlist = (stage) =>
        writes.enlist(keepsRefused ? { ...stage, forget: () => {} } : stage);
      return { ...opened, writes: { ...writes, enlist }, close: async () => {} };
    },
    fail(survives) {
      era += 1;
      settle(survives ? commit : rollback);
    },
    close() {
      sqlite.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every start of the server prepares the same statements: a thousand starts need not compile them. */
function compileOnce(sqlite: Sqlite): void {
  const prepare = sqlite.prepare.bind(sqlite);
  const compiled = new Map<string, ReturnType<typeof prepare>>();
  sqlite.prepare = ((text: string) => {
    const statement = compiled.get(text) ?? prepare(text);
    compiled.set(text, statement);
    return statement;
  }) as typeof sqlite.prepare;
}

/** As better-sqlite3 throws it. */
const refusal = (code: string): Error => Object.assign(new Error(code), { code });

function stop(error: unknown): never {
  throw error;
}
