import type { Agent, Team } from "@foyer/protocol";
import { agents } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { readableGround } from "../look/contrast.ts";
import "../teams/teams.css";

interface Choosing {
  isChosen: boolean;
  choose(): void;
}

/** A colleague to choose, and whether they are here. */
export function AgentChoice({ agent, isChosen, choose }: Choosing & { agent: Agent }) {
  return (
    <label class="choice">
      <input type="radio" name="target" checked={isChosen} onChange={choose} />
      <Avatar name={agent.name} colour={agent.colour} size="small" />
      <span class="grow" dir="auto">
        {agent.name}
      </span>
      <span class={agent.online ? "chip ok" : "chip"}>{agent.online ? "Here" : "Away"}</span>
    </label>
  );
}

/** A team to choose, and how many of it are here. */
export function TeamChoice({ team, isChosen, choose }: Choosing & { team: Team }) {
  const here = team.agentIds.filter((id) => agents.byId.value.get(id)?.online).length;
  return (
    <label class="choice">
      <input type="radio" name="target" checked={isChosen} onChange={choose} />
      <i class="team-dot" style={{ background: readableGround(team.colour) }} aria-hidden="true" />
      <span class="grow" dir="auto">
        {team.name}
      </span>
      <span class={here > 0 ? "chip ok" : "chip"}>{here > 0 ? `${here} here` : "Away"}</span>
    </label>
  );
}
