import type { Hours } from "@foyer/protocol";
import { eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

/** The hours of one team. */
export interface TeamHoursRow {
  teamId: string;
  hours: Hours;
}

export type TeamHoursStore = ReturnType<typeof createTeamHoursStore>;

/** The only SQL on hours of teams. */
export function createTeamHoursStore(db: Db) {
  const { orm } = db;
  const { teamHours } = db.tables;
  const changed = () => raiseGeneration(db, "team_hours");
  return {
    all: (): Promise<TeamHoursRow[]> => orm.select().from(teamHours).execute(),
    async put(row: TeamHoursRow): Promise<void> {
      await orm
        .insert(teamHours)
        .values(row)
        .onConflictDoUpdate({ target: teamHours.teamId, set: { hours: row.hours } });
      await changed();
    },
    async remove(teamId: string): Promise<void> {
      await orm.delete(teamHours).where(eq(teamHours.teamId, teamId));
      await changed();
    },
  };
}
