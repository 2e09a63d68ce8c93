import type { AgentCard } from "@foyer/protocol";
import { initials } from "@foyer/ui/initials.ts";
import type { JSX } from "preact";

/** An agent's initials on their colour; the name stands beside it in words. */
export function face(agent: AgentCard, isHere?: boolean): JSX.Element {
  return (
    <span key={agent.id} class="face" aria-hidden="true" style={{ backgroundColor: agent.colour }}>
      {initials(agent.name)}
      {isHere && <i />}
    </span>
  );
}
