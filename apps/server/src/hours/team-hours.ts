import type { Hours, TeamCard } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { createKeptRows } from "../db/kept-rows.ts";
import { Refusal } from "../refusal.ts";
import { checkHours, checkOpens } from "./check-hours.ts";
import { createTeamHoursStore, type TeamHoursRow } from "./team-hours-store.ts";

export type TeamHoursKept = ReturnType<typeof createTeamHours>;

/** Hours of teams: in memory, like teams. `onChange` is called when some were changed here. */
export function createTeamHours(deps: {
  db: Db;
  team(id: string): TeamCard | undefined;
  onChange: () => void;
}) {
  const { db, team, onChange } = deps;
  const store = createTeamHoursStore(db);
  const rows = createKeptRows(({ teamId }: TeamHoursRow) => teamId, store.all, onChange);

  /** Puts what `make` makes of them; null: it has none of its own any more. Refuses what makes no sense. */
  async function change(
    teamId: string,
    make: (before: Hours | null) => Hours | null,
  ): Promise<Hours | null> {
    return db.writes.write(
      async () => {
        await db.lock("team_hours");
        if (!team(teamId)) throw new Refusal("not_found", "There is no such team.");
        const before = (await store.all()).find((row) => row.teamId === teamId);
        const hours = make(before?.hours ?? null);
        if (hours) {
          checkHours(hours, "hours");
          checkOpens(hours, "hours");
        }
        await (hours ? store.put({ teamId, hours }) : store.remove(teamId));
        return hours;
      },
      (hours) => (hours ? rows.put({ teamId, hours }) : rows.remove(teamId)),
    );
  }

  return {
    /** Its own; undefined where it has none. */
    of: (teamId: string): Hours | undefined => rows.get(teamId)?.hours,
    all: rows.all,
    change,
    read: rows.read,
  };
}
