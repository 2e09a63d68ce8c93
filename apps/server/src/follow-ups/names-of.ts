import type { FollowUpFor, Mentioned, Team } from "@foyer/protocol";
import type { AgentDirectory } from "../agents/agent-directory.ts";
import { Refusal } from "../refusal.ts";

export type NamesOf = ReturnType<typeof createNamesOf>;

/** Those who can be given a follow-up, from memory. */
export function createNamesOf(deps: { directory: AgentDirectory; teams: () => readonly Team[] }) {
  const { directory, teams } = deps;

  /** As events name them; undefined for somebody who is not there (any more), and for anybody. */
  function known(whom: FollowUpFor): Mentioned | undefined {
    if (whom === null) return undefined;
    if ("agentId" in whom) {
      const agent = directory.get(whom.agentId);
      return agent?.active ? { agentId: agent.id, name: agent.name } : undefined;
    }
    const team = teams().find(({ id }) => id === whom.teamId);
    return team && { teamId: team.id, name: team.name };
  }

  const present = (agentIds: readonly string[]) =>
    agentIds.flatMap((agentId) => {
      const agent = directory.get(agentId);
      return agent?.active ? [{ agentId, name: agent.name }] : [];
    });

  return {
    known,

    /** The same; refuses somebody who is not there. */
    of(whom: FollowUpFor): Mentioned | undefined {
      const found = known(whom);
      if (whom !== null && !found)
        throw new Refusal("not_found", "for: there is no such agent or team.");
      return found;
    },

    /** The agents of these who are there. */
    present,

    /** The agents of a team who are there; none for null. */
    inTeam: (teamId: string | null) =>
      present(teams().find(({ id }) => id === teamId)?.agentIds ?? []),

    /** Who is in a team with an agent, themselves too. */
    besides: (agentId: string) =>
      present([
        ...new Set(teams().flatMap(({ agentIds }) => (agentIds.includes(agentId) ? agentIds : []))),
      ]),

    /** Who looks after all. */
    managers: () =>
      present(
        directory
          .all()
          .filter(({ role }) => role !== "agent")
          .map(({ id }) => id),
      ),
  };
}
