import type { Agent, Team } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { readableGround } from "../look/contrast.ts";
import { isAttending } from "../presence/presence-state.ts";
import { StatusChip } from "../presence/status-chip.tsx";
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
      <Avatar name={agent.name} colour={agent.colour} picture={agent.picture} size="small" />
      <span class="grow" dir="auto">
        {agent.name}
      </span>
      <StatusChip agent={agent} />
    </label>
  );
}

/** A team to choose, and how many of it are here. */
export function TeamChoice({ team, isChosen, choose }: Choosing & { team: Team }) {
  const here = team.agentIds.filter((id) => isAttending(agents.byId.value.get(id))).length;
  return (
    <label class="choice">
      <input type="radio" name="target" checked={isChosen} onChange={choose} />
      <i class="team-dot" style={{ background: readableGround(team.colour) }} aria-hidden="true" />
      <span class="grow" dir="auto">
        {team.name}
      </span>
      <span class={here > 0 ? "chip ok" : "chip"}>
        {here > 0 ? t("{{count}} here", { count: here }) : t("Away")}
      </span>
    </label>
  );
}
