import type { AgentStatus } from "@foyer/protocol";
import type { Presence } from "./presence.ts";

interface HowTheyAre {
  status: AgentStatus;
  idle: boolean;
}

/** Away by choice, or because nobody has touched their console for long. */
export const isAway = ({ status, idle }: HowTheyAre): boolean => status === "away" || idle;

/**
 * Presence as visitors and queues see it: who is away is not here, whatever console is open. `howIs` knows
 * how an agent is; undefined for one that is not known (yet), who counts by their console alone.
 */
export function createAttendance(
  presence: Presence,
  howIs: (agentId: string) => HowTheyAre | undefined,
): Presence {
  function attends(agentId: string): boolean {
    const how = howIs(agentId);
    return presence.agentIsHere(agentId) && !(how && isAway(how));
  }
  return {
    ...presence,
    agentIsHere: attends,
    agentsHere: () => presence.agentsHere().filter(attends),
  };
}
