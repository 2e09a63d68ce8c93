import type { Agent, AgentPatch, Role } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { InvitationsCard } from "../invitations/invitations-card.tsx";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { Loading } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { toast } from "../look/toasts.tsx";
import { StatusChip } from "../presence/status-chip.tsx";
import { mayManage, me, myId } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { TeamsCard } from "../teams/teams-card.tsx";
import { AddAgent } from "./add-agent.tsx";
import { NewPassword } from "./new-password.tsx";
import { ROLES } from "./roles.ts";

/** Who answers: roles, who is here, who may still sign in. */
export function TeamScreen() {
  const [adding, setAdding] = useState(false);
  useEffect(() => {
    http.get<Agent[]>("/agents").then(agents.replace, () => undefined);
  }, []);
  const all = [...agents.byId.value.values()].sort(
    (a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name),
  );
  return (
    <SettingsFrame>
      <section class="card">
        <div class="title detail-head">
          <h2 class="grow">{t("Team")}</h2>
          {mayManage.value && (
            <button type="button" class="btn" onClick={() => setAdding(true)}>
              <Icon name="plus" />
              {t("Add an agent")}
            </button>
          )}
        </div>
        {all.length === 0 && <Loading what={t("Loading the team")} />}
        <ul>
          {all.map((agent) => (
            <Member key={agent.id} agent={agent} />
          ))}
        </ul>
        {!mayManage.value && <p class="quiet">{t("Owners and admins change the team.")}</p>}
      </section>
      {mayManage.value && <InvitationsCard />}
      <TeamsCard />
      {adding && <AddAgent onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}

async function change(agent: Agent, patch: AgentPatch): Promise<void> {
  try {
    agents.put(await http.patch<Agent>(`/agents/${agent.id}`, patch));
  } catch (error) {
    // The old value is drawn again.
    agents.put({ ...agent });
    toast(reason(error), "bad");
  }
}

function Member({ agent }: { agent: Agent }) {
  const isMe = agent.id === myId.value;
  const isHigher = agent.role === "owner" && me.value?.agent.role !== "owner";
  const mayChange = mayManage.value && !isMe && !isHigher;
  return (
    <li class="card-row">
      <Avatar
        name={agent.name}
        colour={agent.colour}
        picture={agent.picture}
        online={agent.online}
      />
      <div class="grow">
        <span dir="auto">{agent.name}</span>
        {isMe && <span class="quiet"> {t("(you)")}</span>}
        <small>{[agent.title, agent.email].filter(Boolean).join(" · ")}</small>
      </div>
      {!agent.active && <span class="chip bad">{t("Deactivated")}</span>}
      {agent.active && agent.online && <StatusChip agent={agent} />}
      {mayChange ? <Controls agent={agent} /> : <span class="chip">{t(ROLES[agent.role])}</span>}
    </li>
  );
}

function Controls({ agent }: { agent: Agent }) {
  const [resetting, setResetting] = useState(false);
  const mayGive = (Object.keys(ROLES) as Role[]).filter(
    (role) => role !== "owner" || me.value?.agent.role === "owner",
  );
  return (
    <>
      <select
        class="input"
        aria-label={t("Role of {{name}}", { name: agent.name })}
        value={agent.role}
        onChange={(event) => change(agent, { role: event.currentTarget.value as Role })}
      >
        {mayGive.map((role) => (
          <option key={role} value={role}>
            {t(ROLES[role])}
          </option>
        ))}
      </select>
      <button type="button" class="btn plain" onClick={() => setResetting(true)}>
        {t("New password")}
      </button>
      <button
        type="button"
        class={agent.active ? "btn plain danger" : "btn plain"}
        onClick={() => change(agent, { active: !agent.active })}
      >
        {agent.active ? t("Deactivate") : t("Activate")}
      </button>
      {resetting && (
        <NewPassword
          name={agent.name}
          save={async (password) => {
            await http.patch<Agent>(`/agents/${agent.id}`, { password });
          }}
          onClose={() => setResetting(false)}
        />
      )}
    </>
  );
}
