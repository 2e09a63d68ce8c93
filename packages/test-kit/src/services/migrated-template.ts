import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const MIGRATIONS = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../../apps/server/src/db/migrations-postgres",
);

/** The books that the server's migrator keeps: with them it finds nothing left to do. */
const BOOKS = `
CREATE SCHEMA drizzle;
CREATE TABLE drizzle.__drizzle_migrations (
  id serial PRIMARY KEY, hash text NOT NULL, created_at bigint
);`;

interface Journal {
  entries: { tag: string; when: number }[];
}

/** One text of SQL that brings an empty database to the newest migration. */
export function migratedTemplate(): string {
  const journal = readFileSync(join(MIGRATIONS, "meta/_journal.json"), "utf8");
  const { entries } = JSON.parse(journal) as Journal;
  const migrations = entries.map(({ tag, when }) => {
    const sql = readFileSync(join(MIGRATIONS, `${tag}.sql`), "utf8");
    const hash = createHash("sha256").update(sql).digest("hex");
    return `${sql};
INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('${hash}', ${when});`;
  });
  return [BOOKS, ...migrations].join("\n");
}
