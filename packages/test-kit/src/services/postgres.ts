import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findPostgres } from "../../../../scripts/services/find.mjs";
import { freePort } from "./free-port.ts";
import type { GuardedProcess } from "./guarded-process.ts";
import { migratedTemplate } from "./migrated-template.ts";
import { initialise, psql } from "./postgres-programs.ts";
import { createService } from "./service.ts";
import { serviceFolder } from "./service-folder.ts";
import { ServiceMissing } from "./service-missing.ts";

/** Named by what was migrated: a folder that is kept may be older than the migrations. */
const templateName = (sql: string) =>
  `foyer_template_${createHash("sha256").update(sql).digest("hex").slice(0, 8)}`;

export interface PostgresOptions {
  /** Keep it to start again on the same data. Made and removed when not given. */
  dir?: string;
  port?: number;
  /** Survives a power cut. Without it a test does not wait for a disk; a kill is survived anyway. */
  fsync?: boolean;
  /** Further settings of the server: `{ synchronous_commit: "off" }`. */
  settings?: Record<string, string>;
}

/** A PostgreSQL that is there for tests to hurt. It goes when this process goes, however that comes. */
export interface TestPostgres {
  /** Of the database `postgres`, as a superuser. Stays the same over `kill` and `start`. */
  url: string;
  port: number;
  /** A new database with Foyer's tables, empty; `drop` throws out whoever is connected. */
  createDatabase(): Promise<{ url: string; drop(): Promise<void> }>;
  /** A new database with nothing in it at all. */
  createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }>;
  /** Runs SQL text in `database` ("postgres" when not given), and resolves to the rows as text. */
  run(sql: string, database?: string): Promise<string>;
  /** Ends it in good order: connections are closed, running transactions are undone. */
  stop(): Promise<void>;
  /** Ends it and all its processes as a crash would. Committed data is there after `start`. */
  kill(): Promise<void>;
  /** Brings it back with its data after `stop` or `kill`. */
  start(): Promise<void>;
  /** Ends it for good. Needed by long-lived processes alone: it never outlives this one. */
  remove(): Promise<void>;
}

/**
 * Starts a PostgreSQL of its own at a free port (or `port`) of 127.0.0.1; it takes a second or two.
 * Throws ServiceMissing without PostgreSQL's programs.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<TestPostgres> {
  const bin = findPostgres();
  if (!bin) {
    throw new ServiceMissing(
      "PostgreSQL",
      "Install it (Debian: apt-get install -y postgresql), or name the folder of its programs: POSTGRES_BIN=/folder.",
    );
  }
  const port = options.port ?? (await freePort());
  const folder = serviceFolder("postgres", options.dir);
  const data = join(folder.path, "data");
  const isNew = !existsSync(join(data, "PG_VERSION"));
  const made = isNew ? await initialise(bin, data, folder) : undefined;
  const urlOf = (database: string) => `postgres://foyer@127.0.0.1:${port}/${database}`;
  const run = (sql: string, database = "postgres") => psql(bin, urlOf(database), sql, folder);
  const service = createService({
    command: join(bin, "postgres"),
    args: ["-D", data, ...serverArgs(port, options)],
    folder,
    ending: "QUIT",
    ready: /database system is ready to accept connections/,
  });
  let template: Promise<string> | undefined;

  async function makeTemplate(): Promise<string> {
    const migrations = migratedTemplate();
    const name = templateName(migrations);
    if (await run(`SELECT 1 FROM pg_database WHERE datname = '${name}'`)) return name;
    // Under another name until it is whole.
    await run(`DROP DATABASE IF EXISTS ${name}_unready`);
    await run(`CREATE DATABASE ${name}_unready TEMPLATE template0`);
    await run(migrations, `${name}_unready`);
    await run(`ALTER DATABASE ${name}_unready RENAME TO ${name}`);
    return name;
  }

  async function create(from: string) {
    const name = `foyer_${randomUUID().replaceAll("-", "").slice(0, 12)}`;
    await run(`CREATE DATABASE ${name} TEMPLATE ${from}`);
    return {
      url: urlOf(name),
      drop: async () => void (await run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
    };
  }

  await service.start();
  made?.release();
  return {
    url: urlOf("postgres"),
    port,
    run,
    start: service.start,
    async createDatabase() {
      template ??= makeTemplate();
      return create(await template);
    },
    createEmptyDatabase: () => create("template0"),
    stop: () => service.end((process) => process.signal("SIGINT")),
    kill: () => service.end(killAll),
    remove: service.remove,
  };
}

/** All at once: with its parent alone gone, a process would still finish the commit it is at. */
function killAll(postgres: GuardedProcess): void {
  postgres.signal("SIGSTOP");
  const children = childrenOf(postgres.pid);
  postgres.signal("SIGKILL");
  for (const pid of children) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}

/** Known on Linux alone; elsewhere they notice soon that their parent is gone. */
function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(list)) return [];
  return readFileSync(list, "utf8").split(" ").filter(Boolean).map(Number);
}

function serverArgs(port: number, { fsync = false, settings = {} }: PostgresOptions): string[] {
  const all = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    fsync: fsync ? "on" : "off",
    full_page_writes: fsync ? "on" : "off",
    // In its folder, and so removed with it, even after a kill.
    dynamic_shared_memory_type: "mmap",
    timezone: "UTC",
    log_checkpoints: "off",
    // A test writes little: the default would let its folder grow to a gigabyte.
    max_wal_size: "256MB",
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
