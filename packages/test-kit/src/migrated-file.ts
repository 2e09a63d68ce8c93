import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { databaseFile, openSqlite } from "@foyer/server/db/open";

const MIGRATIONS = join(
  dirname(fileURLToPath(import.meta.url)),
  "../../../apps/server/src/db/migrations",
);

let template: Promise<string> | undefined;

/** Gives a folder without a database an empty one that is migrated: a copy is made faster than the tables. */
export async function putMigratedFile(dataDir: string): Promise<void> {
  const file = databaseFile(dataDir);
  if (existsSync(file)) return;
  template ??= makeTemplate();
  await mkdir(dataDir, { recursive: true });
  copyFileSync(await template, file);
}

/** One for all tests of this process. */
async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "foyer-template-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const onFatal = (error: unknown): never => {
    throw error;
  };
  await openSqlite({ dataDir: folder, migrationsDir: MIGRATIONS, onFatal }).close();
  return databaseFile(folder);
}
