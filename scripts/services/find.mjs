// Finds the PostgreSQL and Redis servers of this machine, for tests that start ones of their own.
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where distributions put PostgreSQL's programs, a folder for each version; they are seldom in PATH. */
const VERSION_FOLDERS = [
  { parent: "/usr/lib/postgresql", bin: "bin" },
  { parent: "/opt/homebrew/opt", bin: "bin" },
  { parent: "/usr/local/opt", bin: "bin" },
];

/** All of them must come from one folder: programs of two versions do not work together. */
const POSTGRES_PROGRAMS = ["postgres", "initdb", "psql"];

/** Valkey is a Redis by another name, and speaks the same protocol. */
const REDIS_PROGRAMS = ["redis-server", "valkey-server"];
const REDIS_FOLDERS = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

/** PostgreSQL before this is not supported. */
export const OLDEST_POSTGRES = 15;

const pathFolders = (env) => (env.PATH ?? "").split(delimiter).filter(Boolean);

function versionOf(name) {
  const [, version] = /^(?:postgresql@)?(\d+)$/.exec(name) ?? [];
  return version ? Number(version) : undefined;
}

function versionFolders(places) {
  return places
    .filter(({ parent }) => existsSync(parent))
    .flatMap(({ parent, bin }) =>
      readdirSync(parent).map((name) => ({
        folder: join(parent, name, bin),
        version: versionOf(name),
      })),
    )
    .filter(({ version }) => version !== undefined && version >= OLDEST_POSTGRES)
    .sort((a, b) => b.version - a.version)
    .map(({ folder }) => folder);
}

const holdsPostgres = (folder) =>
  POSTGRES_PROGRAMS.every((program) => existsSync(join(folder, program)));

/**
 * The folder of PostgreSQL's programs, or undefined: $POSTGRES_BIN (nothing else when that is set),
 * else the newest version that the system's packages have put in its place, else the one in PATH.
 */
export function findPostgres(env = process.env, places = VERSION_FOLDERS) {
  const folders = env.POSTGRES_BIN
    ? [env.POSTGRES_BIN]
    : [...versionFolders(places), ...pathFolders(env)];
  return folders.find(holdsPostgres);
}

/** The path of redis-server, or undefined: $REDIS_SERVER (nothing else when that is set), else of PATH. */
export function findRedis(env = process.env, folders = REDIS_FOLDERS) {
  if (env.REDIS_SERVER) return [env.REDIS_SERVER].find((path) => existsSync(path));
  return [...pathFolders(env), ...folders]
    .flatMap((folder) => REDIS_PROGRAMS.map((program) => join(folder, program)))
    .find((path) => existsSync(path));
}
