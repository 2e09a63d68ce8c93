import type { Team } from "@foyer/protocol";
import { asc, eq } from "drizzle-orm";
import type { Db } from "../db/db.ts";
import { raiseGeneration } from "../db/generations.ts";

export type TeamStore = ReturnType<typeof createTeamStore>;

/** The only SQL on teams. */
export function createTeamStore(db: Db) {
  const { orm } = db;
  const { teams, teamMembers } = db.tables;

  async function setAgents({ id: teamId, agentIds }: Team): Promise<void> {
    await orm.delete(teamMembers).where(eq(teamMembers.teamId, teamId));
    const members = agentIds.map((agentId) => ({ teamId, agentId }));
    if (members.length > 0) await orm.insert(teamMembers).values(members);
    await raiseGeneration(db, "teams");
  }

  return {
    /** Each with its agents, by name. */
    async all(): Promise<Team[]> {
      const rows = await orm.select().from(teams).orderBy(asc(teams.name));
      const members = await orm.select().from(teamMembers).orderBy(asc(teamMembers.agentId));
      return rows.map(({ id, name, colour }) => ({
        ...{ id, name, colour },
        agentIds: members.filter(({ teamId }) => teamId === id).map(({ agentId }) => agentId),
      }));
    },

    async insert(team: Team, createdAt: number): Promise<void> {
      const { id, name, colour } = team;
      await orm.insert(teams).values({ id, name, colour, createdAt });
      await setAgents(team);
    },

    async update(team: Team): Promise<void> {
      const { id, name, colour } = team;
      await orm.update(teams).set({ name, colour }).where(eq(teams.id, id));
      await setAgents(team);
    },

    async remove(id: string): Promise<void> {
      await orm.delete(teams).where(eq(teams.id, id));
      await raiseGeneration(db, "teams");
    },
  };
}
