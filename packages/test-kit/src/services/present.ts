import { findPostgres, findRedis } from "../../../../scripts/services/find.mjs";

/** Which servers can be started here: `test.skipIf(!present.postgres)(…)`. */
export const present = {
  postgres: findPostgres() !== undefined,
  redis: findRedis() !== undefined,
};
