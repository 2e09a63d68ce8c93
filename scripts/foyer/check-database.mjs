import { readFileSync, statSync } from "node:fs";
import { Failure, isDamage } from "./failure.mjs";
import { openSqlite } from "./sqlite.mjs";

/** Without these it is somebody else's database. */
const TABLES = ["__drizzle_migrations", "sites", "visitors", "conversations", "events"];

const JOURNAL = new URL("../../apps/server/src/db/migrations/meta/_journal.json", import.meta.url);

/**
 * Reads a database from end to end. Throws a Failure, which calls the file `name`, when it is not
 * Foyer's or is damaged.
 * @returns {{bytes: number, conversations: number, messages: number, newest: number | null,
 *   migration: number}} what it holds; `newest` is when the last event was, `migration` how new its
 *   tables are
 */
export function checkDatabase(file, name) {
  const sqlite = openSqlite(file, { readonly: true, fileMustExist: true });
  try {
    refuseForeign(sqlite, name);
    const [trouble] = troubles(sqlite);
    if (trouble) throw damaged(name, trouble);
    return { bytes: statSync(file).size, ...holdings(sqlite) };
  } catch (error) {
    throw isDamage(error) ? damaged(name, error.message) : error;
  } finally {
    sqlite.close();
  }
}

/** The newest migration that this version brings, and a later one would not be understood. */
export const newestMigration = () =>
  JSON.parse(readFileSync(JOURNAL, "utf8")).entries.at(-1)?.when ?? 0;

function refuseForeign(sqlite, name) {
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all();
  const missing = TABLES.find((table) => !tables.includes(table));
  if (missing === undefined) return;
  throw new Failure(
    `${name} is a database, but not Foyer's: it has no table "${missing}". Name a file that \`foyer backup\` made.`,
  );
}

function* troubles(sqlite) {
  const integrity = sqlite.pragma("integrity_check(1)", { simple: true });
  if (integrity !== "ok") yield integrity.replaceAll("\n", " ");
  for (const { table, parent } of sqlite.prepare("PRAGMA foreign_key_check").iterate()) {
    yield `a row of "${table}" belongs to one of "${parent}" that is not there`;
  }
}

export const damaged = (name, how) =>
  new Failure(`${name} is damaged (${how}). Use another backup, from before the damage.`);

function holdings(sqlite) {
  const one = (query) => sqlite.prepare(query).pluck().get();
  return {
    conversations: one("SELECT count(*) FROM conversations"),
    messages: one("SELECT count(*) FROM events WHERE json_extract(body, '$.type') = 'message'"),
    newest: one("SELECT max(at) FROM events"),
    migration: Number(one("SELECT max(created_at) FROM __drizzle_migrations") ?? 0),
  };
}
