import { startPostgres, type TestPostgres } from "./postgres.ts";
import { startRedis, type TestRedis } from "./redis.ts";

let postgres: Promise<TestPostgres> | undefined;
let redis: Promise<TestRedis> | undefined;

/** One PostgreSQL for all tests of this process, each with a database of its own. Not to be hurt. */
export const sharedPostgres = (): Promise<TestPostgres> => {
  postgres ??= startPostgres();
  return postgres;
};

/** One Redis for all tests of this process. Not to be hurt. */
export const sharedRedis = (): Promise<TestRedis> => {
  redis ??= startRedis();
  return redis;
};
