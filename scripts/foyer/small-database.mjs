import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { newestMigration } from "./check-database.mjs";
import { openSqlite } from "./sqlite.mjs";

const MIGRATIONS = fileURLToPath(new URL("../../apps/server/src/db/migrations/", import.meta.url));

/**
 * Makes a database as the server has it, with one site of this name, and leaves it open: what it
 * holds is still in its log. Close it.
 */
export function openSmallDatabase(file, name) {
  const sqlite = openSqlite(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("wal_autocheckpoint = 0");
  for (const migration of readdirSync(MIGRATIONS).sort()) {
    if (!migration.endsWith(".sql")) continue;
    sqlite.exec(readFileSync(MIGRATIONS + migration, "utf8"));
  }
  sqlite.exec("CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash, created_at)");
  sqlite.prepare("INSERT INTO __drizzle_migrations VALUES (1, '', ?)").run(newestMigration());
  sqlite.exec(
    `INSERT INTO sites (id, key, name, accent, greeting, intro, lang, origins, created_at) VALUES ('s', 'k', '${name}', '', '', '', 'en', '[]', 0)`,
  );
  return sqlite;
}

/** The name of the site, or what a start would find instead. */
export function nameIn(file) {
  const sqlite = openSqlite(file, { fileMustExist: true });
  try {
    return sqlite.prepare("SELECT name FROM sites").pluck().get();
  } finally {
    sqlite.close();
  }
}
