import { putMigratedFile } from "./migrated-file.ts";
import { sharedPostgres, sharedRedis } from "./services/shared.ts";

/** Which engine servers of tests run on: FOYER_TEST_ENGINE, "sqlite" when it is not set. */
export const testEngine = (): "sqlite" | "postgres" =>
  process.env.FOYER_TEST_ENGINE === "postgres" ? "postgres" : "sqlite";

/** Where a server of a test keeps what it is told, as its environment says it. */
export interface Storage {
  env: Record<string, string>;
  drop(): Promise<void>;
}

/** The same folder is the same data, whatever engine: a server that is started again finds it. */
const databases = new Map<string, Promise<{ url: string; drop(): Promise<void> }>>();

export async function storageFor(dataDir: string): Promise<Storage> {
  if (testEngine() === "sqlite") {
    await putMigratedFile(dataDir);
    return { env: { DATA_DIR: dataDir }, drop: async () => {} };
  }
  const { createDatabase } = await sharedPostgres();
  const database = databases.get(dataDir) ?? createDatabase();
  databases.set(dataDir, database);
  const { url, drop } = await database;
  const redis = await sharedRedis();
  return { env: { DATA_DIR: dataDir, DATABASE_URL: url, REDIS_URL: redis.url }, drop };
}
