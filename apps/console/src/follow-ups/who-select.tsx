import type { FollowUpFor } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { Options } from "../look/options.tsx";
import { myId } from "../session/session-state.ts";

interface Props {
  value: FollowUpFor;
  choose(value: FollowUpFor): void;
  /** What nobody in particular is called; "Anybody" when it is not said. */
  nobody?: string;
}

/** An agent, a team, or nobody in particular. */
export function WhoSelect({ value, choose, nobody = t("Anybody") }: Props) {
  const active = agents.active.value;
  const me = active.find(({ id }) => id === myId.value);
  const others = active.filter((agent) => agent !== me);
  return (
    <select
      class="input"
      value={toText(value)}
      onChange={(event) => choose(toWho(event.currentTarget.value))}
    >
      <option value="">{nobody}</option>
      {me && <option value={`agent ${me.id}`}>{t("{{name}} (you)", { name: me.name })}</option>}
      {others.length > 0 && (
        <optgroup label={t("Colleagues")}>
          <Options of={others.map(({ id, name }) => ({ id: `agent ${id}`, name }))} />
        </optgroup>
      )}
      {teams.all.value.length > 0 && (
        <optgroup label={t("Teams")}>
          <Options of={teams.all.value.map(({ id, name }) => ({ id: `team ${id}`, name }))} />
        </optgroup>
      )}
    </select>
  );
}

function toText(who: FollowUpFor): string {
  if (who === null) return "";
  return "agentId" in who ? `agent ${who.agentId}` : `team ${who.teamId}`;
}

function toWho(text: string): FollowUpFor {
  const [kind, id = ""] = text.split(" ");
  if (kind === "agent") return { agentId: id };
  return kind === "team" ? { teamId: id } : null;
}
