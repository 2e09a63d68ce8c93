import type { Database as Sqlite } from "better-sqlite3";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { PoolClient } from "pg";
import type { Stage } from "./batch.ts";
import type { Locks } from "./locks.ts";
import type { Tables } from "./tables.ts";

export type Engine = "sqlite" | "postgres";

/**
 * Queries as drizzle writes them. Both engines have the types of PostgreSQL: the builders that stores
 * use are the same, and so is what they return. Whatever differs is not here.
 */
export type Orm = PgDatabase<PgQueryResultHKT>;

/** Reads go straight to `orm`; every write goes through `writes`. */
export interface Db {
  engine: Engine;
  orm: Orm;
  tables: Tables;
  writes: WriteQueue;
  /**
   * Inside a write that awaits: whoever locks the same name, on whatever node, waits until this write has
   * ended. For rules that no index holds, such as "the last owner stays".
   */
  lock(name: string): Promise<void>;
  /** For what is done outside of writes. */
  locks: Locks;
  close(): Promise<void>;
}

/**
 * What staged work looks at. It is known before the work runs, so that a database that is asked over
 * a network is asked once for a whole batch.
 */
export interface Needs {
  /** Whose conversation: the one that is open, else the last. */
  visitorId?: string;
  /** This conversation. */
  conversationId?: string;
  /** Whether the conversation's visitor, or `visitorId`, has said this before. */
  clientId?: string | undefined;
  /** How many of the visitor's messages come after this seq of `conversationId`. */
  unreadAfter?: number;
}

/** Every write goes through here: many writes to one sync. */
export interface WriteQueue {
  /**
   * Runs `work` inside a transaction; what it awaits may be queries alone. Once all of it is synced to
   * disk `publish` is called, in commit order, and the promise resolves. When `work` throws, its
   * own writes are undone and the promise rejects with the same error; with CannotWrite when
   * the database takes none.
   */
  write<T>(work: () => T | Promise<T>, publish?: (value: T) => void): Promise<T>;
  /**
   * The same for work that only stages rows, and runs no statement that writes: there is
   * nothing to undo in the database. It may run twice, when the batch that it was part of could not
   * be committed. Called in some order, it is stored in that order.
   */
  stage<T>(needs: Needs, work: () => T, publish?: (value: T) => void): Promise<T>;
  /** Resolves once everything committed so far is on disk, so that a read may be shown. */
  synced(): Promise<void>;
  /** Resolves when nothing is left to write. */
  drained(): Promise<void>;
}

/** SQLite in this process: one writer, rows kept in memory. */
export interface SqliteDb extends Db {
  engine: "sqlite";
  sqlite: Sqlite;
  writes: WriteQueue & {
    /** From now on this stage takes part in every batch. Flushed in the order of enlisting. */
    enlist(stage: Stage): void;
    /** Inside a write: puts into the database what earlier writes staged, so that a query sees it. */
    flush(): void;
  };
}

/** The numbers that one transaction's changes have got, first to last. */
export interface ChangeSpan {
  from: number;
  to: number;
}

/** PostgreSQL, shared with other nodes: nothing that was read stays true once its transaction ends. */
export interface PostgresDb extends Db {
  engine: "postgres";
  /** A connection for one statement or a few, outside of any write. */
  query: PoolClient["query"];
  /**
   * After each commit, in the order in which this node's commits were made: `publish` tells what was
   * done. `span` is undefined when no conversation changed. Until somebody asks for it, `publish` is
   * simply called.
   */
  onCommit(tell: (span: ChangeSpan | undefined, publish: () => void) => void): void;
}
