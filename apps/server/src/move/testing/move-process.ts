// node --import tsx move-process.ts FILE DATABASE_URL: a move in a process that can be killed. It prints a
// line whenever something has been done.
import { join } from "node:path";
import { openPostgres } from "../../db/postgres/open-postgres.ts";
import { moveToPostgres } from "../move-to-postgres.ts";

const [, , file = "", url = ""] = process.argv;
const db = await openPostgres({
  url,
  migrationsDir: join(import.meta.dirname, "../../db/migrations-postgres"),
  onFatal: () => process.exit(1),
});
const { whole } = await moveToPostgres({
  file,
  db,
  onProgress: ({ phase, rows }) => process.stdout.write(`${phase} ${rows}\n`),
});
await db.close();
process.exitCode = whole ? 0 : 1;
