import { type Config, ConfigError, readConfig } from "../config.ts";
import { CannotWrite } from "../db/cannot-write.ts";
import { DatabaseUnusable } from "../db/database-unusable.ts";
import { databaseFile } from "../db/open.ts";
import { openPostgres } from "../db/postgres/open-postgres.ts";
import { toCannotWrite } from "../db/postgres/trouble.ts";
import { addressOf } from "../db/postgres/unusable.ts";
import { type MoveResult, moveToPostgres, type TableCheck } from "./move-to-postgres.ts";
import { createProgressLines } from "./progress-lines.ts";

const DONE = 0;
const NOT_DONE = 1;
const WRONGLY_ASKED = 2;

const USAGE = "Usage: npm run foyer -- migrate-to-postgres [--anew]";

/** Digits of a digest that are shown: as many as tell two apart. */
const SHOWN_DIGITS = 16;

/**
 * Moves the SQLite database of DATA_DIR into the PostgreSQL database at DATABASE_URL. Resolves with the
 * exit code; everything that is to be said is printed.
 */
export async function migrateToPostgres(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { databaseDir }: { databaseDir: string },
): Promise<number> {
  const unknown = args.find((arg) => arg !== "--anew");
  if (unknown !== undefined) {
    say(`"${unknown}" is not known here.\n${USAGE}`);
    return WRONGLY_ASKED;
  }
  try {
    const config = readConfig(env);
    const url = urlOf(config);
    const file = databaseFile(config.dataDir);
    const began = performance.now();
    const result = await move(file, { url, databaseDir, anew: args.includes("--anew") });
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(
      `${tableOf(result.tables)}\n\n${ending(result, { url, file, seconds })}\n`,
    );
    return result.whole ? DONE : NOT_DONE;
  } catch (error) {
    say(explain(error));
    return NOT_DONE;
  }
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

function urlOf({ databaseUrl }: Config): string {
  if (databaseUrl !== null) return databaseUrl;
  throw new DatabaseUnusable(
    "DATABASE_URL: not set. Name the empty PostgreSQL database to move into, such as DATABASE_URL=postgres://foyer@localhost/foyer.",
  );
}

async function move(
  file: string,
  { url, databaseDir, anew }: { url: string; databaseDir: string; anew: boolean },
): Promise<MoveResult> {
  const migrationsDir = `${databaseDir}/migrations-postgres`;
  const onFatal = (error: unknown) => {
    throw error;
  };
  const db = await openPostgres({ url, migrationsDir, onFatal });
  const lines = createProgressLines();
  try {
    return await moveToPostgres({ file, db, anew, onProgress: lines.show });
  } finally {
    lines.end();
    await db.close();
  }
}

/** Both sides of every table, side by side. */
function tableOf(tables: readonly TableCheck[]): string {
  const number = (rows: number) => rows.toLocaleString("en");
  const lines = [
    ["table", "rows", "in PostgreSQL", "SHA-256 of the rows", "in PostgreSQL", ""],
    ...tables.map(({ name, source, target, same }) => [
      name,
      number(source.rows),
      number(target.rows),
      source.digest.slice(0, SHOWN_DIGITS),
      target.digest.slice(0, SHOWN_DIGITS),
      same ? "same" : "DIFFERENT",
    ]),
  ];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const isNumber = (i: number) => i === 1 || i === 2;
  const padded = (cell: string, i: number) =>
    isNumber(i) ? cell.padStart(widths?.[i] ?? 0) : cell.padEnd(widths?.[i] ?? 0);
  return lines.map((line) => line.map(padded).join("  ").trimEnd()).join("\n");
}

function ending(
  { whole, tables }: MoveResult,
  { url, file, seconds }: { url: string; file: string; seconds: number },
): string {
  if (!whole) {
    const different = tables.filter(({ same }) => !same).map(({ name }) => `"${name}"`);
    return `Not the same: ${different.join(", ")}. No server takes the database like this. Run this with --anew to begin anew.`;
  }
  const rows = tables.reduce((sum, { source }) => sum + source.rows, 0);
  return [
    `Moved ${rows.toLocaleString("en")} rows to ${addressOf(url)} in ${seconds.toFixed(1)} s; both sides hold the same.`,
    "Now start the server with this DATABASE_URL, and further nodes with the same (docs/moving-to-postgres.md).",
    `${file} is as it was. It does not follow what is said from now on: delete it when you are sure.`,
  ].join("\n");
}

/** PostgreSQL's codes for a disk that is full. */
const FULL = /\((53100|53200|54023)\)/;

/** Nothing of a row, and no password, is in it. */
function explain(error: unknown): string {
  if (error instanceof DatabaseUnusable || error instanceof ConfigError) return error.message;
  const known = toCannotWrite(rootOf(error));
  if (known instanceof CannotWrite) {
    return FULL.test(known.message)
      ? `PostgreSQL has no space left: ${known.message}. Give it more, and run this again: it goes on where it stopped.`
      : `The move was cut off: ${known.message}. Run this again: it goes on where it stopped.`;
  }
  return known instanceof Error ? (known.stack ?? known.message) : String(known);
}

/** The driver's own error: around it is another one with the whole statement and its rows. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (!(root instanceof CannotWrite) && root instanceof Error && root.cause) root = root.cause;
  return root;
}
