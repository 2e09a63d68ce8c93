import type { FastifyInstance } from "fastify";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { createAbsence } from "./absence.ts";
import { returnRoutes } from "./return-routes.ts";
import { unsubscribeRoutes } from "./unsubscribe-routes.ts";

/** Where the links of mails with answers lead. */
export async function absenceRoutes(
  app: FastifyInstance,
  deps: {
    db: Db;
    clock: Clock;
    sites: ManageSites;
    absence: ReturnType<typeof createAbsence>;
    publicOrigin: string | null;
  },
): Promise<void> {
  const { db, clock, sites, absence, publicOrigin } = deps;
  const { returnLinks, addresses } = absence;
  returnRoutes(app, { sites, returnLinks, publicOrigin });
  await app.register(unsubscribeRoutes, { db, clock, sites, addresses });
}
