import type { AgentDirectory } from "../agents/agent-directory.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { Generation } from "../db/generations.ts";
import { createCloseForNow } from "../hours/closing.ts";
import { createTeamHours } from "../hours/team-hours.ts";
import type { ManageSites } from "../sites/manage-sites.ts";
import type { Hub } from "../socket/hub.ts";
import { agentsTopic } from "../socket/topics.ts";
import type { ManageTeams } from "../teams/manage-teams.ts";
import { createKeepTargets } from "./keep-targets.ts";
import { createManageStandards } from "./manage-standards.ts";
import { createReckonTargets, type HoursOf } from "./reckon-targets.ts";
import { createStandardStore } from "./standard-store.ts";

export type Standards = ReturnType<typeof createStandards>;

/** What is promised to visitors, when somebody is there to keep it, and that it is kept: all of it, put together. */
export function createStandards(deps: {
  db: Db;
  clock: Clock;
  hub: Hub;
  directory: AgentDirectory;
  teams: ManageTeams;
  sites: ManageSites;
  /** Rows of this name were changed here. */
  onChange: (name: Generation) => void;
}) {
  const { db, clock, hub, directory, teams, sites, onChange } = deps;
  const store = createStandardStore(db);
  const teamHours = createTeamHours({
    ...{ db, team: teams.card },
    onChange: () => onChange("team_hours"),
  });
  /** Each node tells its own consoles. */
  const tell = (): void => hub.tell(agentsTopic, { type: "standards" });

  const standards = createManageStandards({
    ...{ db, clock, store },
    known: {
      agent: (id) => directory.get(id)?.active === true,
      site: (id) => sites.inMemory(id) !== undefined,
      team: (id) => teams.card(id) !== undefined,
    },
    onChange() {
      tell();
      onChange("standards");
    },
  });

  /** A team's own hours come before those of the site. */
  const hoursOf: HoursOf = ({ siteId, teamId }) =>
    (teamId === null ? undefined : teamHours.of(teamId)) ??
    sites.inMemory(siteId)?.options.hours ??
    null;
  const reckoning = createReckonTargets({ standards: standards.list, hoursOf });

  return {
    ...{ standards, teamHours, hoursOf },
    closeForNow: createCloseForNow({ clock, sites, teams: teams.list, teamHours }),
    /** Puts into a conversation's row what is promised for it: for the one way to change it. */
    reckon: reckoning.reckon,
    /** By the names of their generations: what reads them again, at the start and when another node changed some. */
    kept: {
      standards: () => standards.read().then(tell),
      team_hours: teamHours.read,
    },
    /** What looks after the targets now and then, on one node for all. */
    keeping: (
      more: Pick<
        Parameters<typeof createKeepTargets>[0],
        "changes" | "find" | "ledger" | "listNews" | "facts"
      >,
    ) =>
      createKeepTargets({
        ...{ ...more, db, clock, store, hoursOf, reckoning, standards },
        team: teams.card,
        allHours: () => [
          sites.all().map(({ id, options }) => [id, options.hours]),
          teamHours.all(),
        ],
        nameOf(agentId) {
          const agent = directory.get(agentId);
          return agent?.active ? agent.name : undefined;
        },
      }),
  };
}
