import { readFileSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { register } from "tsx/esm/api";
import { cpuSeconds } from "../process/cost.mjs";
import { postgresSeconds, redisPid } from "../process/service-seconds.mjs";

/** What Linux calls a file system in memory. */
const IN_MEMORY = 0x01021994;

/** What can be mended by installing something: the benchmark ends with 2, and says what. */
const MISSING = 2;

/**
 * What a test is content with, and an owner is not: by default PostgreSQL writes a gigabyte of log
 * from one checkpoint to the next.
 */
const SETTINGS = { max_wal_size: "1GB" };

/**
 * A PostgreSQL that syncs its log and a Redis, both empty and for this run alone. `cost` tells the
 * processor time that they have used, as a meter wants it. Ends the process with 2 when one of
 * them is not installed.
 */
export async function startServices() {
  if (statfsSync(tmpdir()).type === IN_MEMORY) {
    console.error(`${tmpdir()} is in memory, where a sync costs nothing: set TMPDIR to a folder.`);
    process.exit(MISSING);
  }
  register();
  const kit = (name) => import(`../../../packages/test-kit/src/services/${name}.ts`);
  const { startPostgres } = await kit("postgres");
  const { startRedis } = await kit("redis");
  const { ServiceMissing } = await kit("service-missing");
  try {
    const postgres = await startPostgres({ fsync: true, settings: SETTINGS });
    const redis = await startRedis();
    return { postgres, redis, cost: await costOf(postgres, redis) };
  } catch (error) {
    if (!(error instanceof ServiceMissing)) throw error;
    console.error(error.message);
    process.exit(MISSING);
  }
}

async function costOf(postgres, redis) {
  const folder = await postgres.run("SHOW data_directory");
  const [first] = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
  const bus = await redisPid(redis.port);
  return { postgres: () => postgresSeconds(first), redis: () => cpuSeconds(bus) };
}
