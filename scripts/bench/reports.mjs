/**
 * Fills a year of conversations into SQLite and PostgreSQL, compares every figure of every report with what the
 * logs say, and measures the reports beside a bare count. REPORTS_CONVERSATIONS says how many there are,
 * REPORTS_ENGINES on what ("sqlite,postgres").
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";
import { createPrinter } from "./figures/printer.mjs";

register();
const { openDb } = await import("../../apps/server/src/db/any-db.ts");
const { measureReports } = await import("../../apps/server/src/reports/testing/measure-reports.ts");
const { startPostgres } = await import("../../packages/test-kit/src/services/postgres.ts");

const CONVERSATIONS = 52_000;
const DATABASES = fileURLToPath(new URL("../../apps/server/src/db", import.meta.url));

/** Called by `pnpm bench reports`. */
export async function run(print) {
  const count = Number(process.env.REPORTS_CONVERSATIONS ?? CONVERSATIONS);
  const figure = createPrinter("reports", print);
  const engines = (process.env.REPORTS_ENGINES ?? "sqlite,postgres").split(",");
  for (const engine of engines) {
    const dataDir = mkdtempSync(join(tmpdir(), "foyer-reports-"));
    const postgres = engine === "postgres" ? await startPostgres() : undefined;
    const made = await postgres?.createDatabase();
    const db = await openDb(
      { dataDir, databaseUrl: made?.url ?? null },
      { databaseDir: DATABASES, onFatal: fail },
    );
    try {
      const { figures, unlike } = await measureReports(db, count);
      for (const { name, value, unit, n } of figures) figure(`${engine}_${name}`, value, unit, n);
      for (const line of unlike.slice(0, 3)) console.error(line.slice(0, 400));
      if (unlike.length > 0) process.exitCode = 1;
    } finally {
      await db.close();
      await made?.drop();
      await postgres?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
}

function fail(error) {
  throw error;
}
