import type { Escalation, Hours, Priority } from "@foyer/protocol";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Dialect } from "./dialects.ts";

/** What owners promise, and when teams are there to keep it, for `createTables`. */
export function createStandardTables(
  { table, text, integer, time, json }: Dialect,
  { sites, teams }: { sites: { id: AnyPgColumn }; teams: { id: AnyPgColumn } },
) {
  /** Hours of a team; a team without is open when its conversations' sites are. */
  const teamHours = table("team_hours", {
    teamId: text()
      .primaryKey()
      .references(() => teams.id, { onDelete: "cascade" }),
    hours: json<Hours>().notNull(),
  });

  /** Targets in seconds of open time. A standard goes with the site or team that it is for. */
  const standards = table("standards", {
    id: text().primaryKey(),
    name: text().notNull(),
    siteId: text().references(() => sites.id, { onDelete: "cascade" }),
    teamId: text().references(() => teams.id, { onDelete: "cascade" }),
    priority: text().$type<Priority>(),
    replySeconds: integer(),
    solveSeconds: integer(),
    warnPercent: integer().notNull(),
    onWarned: json<Escalation>().notNull(),
    onMissed: json<Escalation>().notNull(),
    createdAt: time().notNull(),
  });

  return { teamHours, standards };
}
