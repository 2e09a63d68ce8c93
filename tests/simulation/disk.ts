import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Db, openDb } from "../../apps/server/src/db/open.ts";
import { createWriteQueue } from "../../apps/server/src/db/write-queue.ts";
import type { Clock } from "../../packages/connection/src/index.ts";
import { compileQueriesOnce } from "./compiled-queries.ts";

type Sqlite = Parameters<typeof createWriteQueue>[0];

const migrationsDir = fileURLToPath(
  new URL("../../apps/server/src/db/migrations", import.meta.url),
);

/** A disk whose syncs take virtual time, and that forgets what was not synced when power fails. */
export interface Disk {
  orm: Db["orm"];
  sqlite: Sqlite;
  /** A write queue as the server has it; a new start of the server takes a new one. */
  connect(timing: DiskTiming): Db;
  /** The power fails. What was committed and not synced may have reached the disk, or not. */
  fail(survives: boolean): void;
  close(): void;
}

export interface DiskTiming {
  clock: Clock;
  /** How long the next sync takes. */
  syncTime(): number;
  /** Told at each commit, before it is synced. */
  onCommit(): void;
  /** The planted bug: says that it is synced before it is. */
  lies: boolean;
}

/**
 * Real SQLite in a file on memory, with the server's own schema. The trick: a COMMIT is held
 * back until its sync is done. On this one connection the server sees its commits as always,
 * and a power cut is a ROLLBACK. The write queue never has two batches under way, so one
 * transaction is all there is to lose.
 */
export function openDisk(): Disk {
  const folder = mkdtempSync(
    join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "foyer-simulation-"),
  );
  const { orm } = openDb({ dataDir: folder, migrationsDir, onFatal: stop });
  const sqlite = (orm as unknown as { $client: Sqlite }).$client;
  // The simulated disk decides what is safe; the real one need not be asked.
  sqlite.pragma("synchronous = OFF");
  // Nobody else looks into this file: no locks, and what a rollback needs stays in memory.
  sqlite.pragma("locking_mode = EXCLUSIVE");
  sqlite.pragma("journal_mode = MEMORY");
  sqlite.pragma("temp_store = MEMORY");
  compileOnce(sqlite);
  compileQueriesOnce(orm);
  const commit = sqlite.prepare("COMMIT");
  const rollback = sqlite.prepare("ROLLBACK");
  let era = 0;

  function settle(how: typeof commit): void {
    if (sqlite.inTransaction) how.run();
  }

  return {
    orm,
    sqlite,
    connect({ clock, syncTime, onCommit, lies }) {
      const held = new Proxy(sqlite, {
        get(target, name) {
          if (name === "prepare") return (text: string) => statement(text);
          const value: unknown = Reflect.get(target, name);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
      const begin = sqlite.prepare("BEGIN IMMEDIATE");
      function statement(text: string): unknown {
        if (text === "COMMIT") return { run: onCommit };
        if (text === "BEGIN IMMEDIATE") return { run: () => sqlite.inTransaction || begin.run() };
        return sqlite.prepare(text);
      }
      const sync = () =>
        new Promise<void>((resolve) => {
          const born = era;
          const synced = () => {
            // A sync that the power cut off never ends.
            if (born !== era) return;
            settle(commit);
            resolve();
          };
          clock.setTimeout(synced, syncTime());
          if (lies) resolve();
        });
      return { orm, writes: createWriteQueue(held, { sync }, stop), close: async () => {} };
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

function stop(error: unknown): never {
  throw error;
}
