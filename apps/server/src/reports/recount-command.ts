import { ConfigError, readConfig } from "../config.ts";
import { openDb } from "../db/any-db.ts";
import { CannotWrite } from "../db/cannot-write.ts";
import { DatabaseUnusable } from "../db/database-unusable.ts";
import { createFactsStore } from "./facts-store.ts";

const DONE = 0;
const NOT_DONE = 1;
const WRONGLY_ASKED = 2;

const USAGE = "Usage: npm run foyer -- recount-reports";

/**
 * Forgets what reports are made of: the server counts it anew from the logs, by the hours and standards of today.
 * Resolves with the exit code; everything that is to be said is printed.
 */
export async function recountReports(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { databaseDir }: { databaseDir: string },
): Promise<number> {
  if (args.length > 0) {
    say(`"${args[0]}" is not known here.\n${USAGE}`);
    return WRONGLY_ASKED;
  }
  try {
    const onFatal = (error: unknown) => {
      throw error;
    };
    const db = await openDb(readConfig(env), { databaseDir, onFatal });
    try {
      await db.writes.write(() => createFactsStore(db).clear());
    } finally {
      await db.close();
    }
    process.stdout.write(
      "Reports are counted anew from the logs as soon as a server runs; until then they say how many conversations are still to come.\n",
    );
    return DONE;
  } catch (error) {
    say(explain(error));
    return NOT_DONE;
  }
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

function explain(error: unknown): string {
  const isKnown = [DatabaseUnusable, ConfigError, CannotWrite].some(
    (kind) => error instanceof kind,
  );
  const { message, stack } = error as Error;
  return isKnown ? message : (stack ?? message);
}
