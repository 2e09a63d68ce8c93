import type { Team } from "@foyer/protocol";
import { useSignal } from "@preact/signals";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { agents, teams } from "../live/live.ts";
import { Confirm } from "../look/confirm.tsx";
import { readableGround } from "../look/contrast.ts";
import { Icon } from "../look/icon.tsx";
import { mayManage } from "../session/session-state.ts";
import { TeamDialog } from "./team-dialog.tsx";
import "./teams.css";

/** Teams: who answers together. Conversations are given to them. */
export function TeamsCard() {
  const dialog = useSignal<Team | "new" | null>(null);
  const leaving = useSignal<Team | null>(null);
  const shut = () => {
    dialog.value = null;
    leaving.value = null;
  };
  return (
    <section class="card">
      <div class="title detail-head">
        <h2 class="grow">{t("Teams")}</h2>
        {mayManage.value && (
          <button
            type="button"
            class="btn"
            onClick={() => {
              dialog.value = "new";
            }}
          >
            <Icon name="plus" />
            {t("Add a team")}
          </button>
        )}
      </div>
      {teams.all.value.length === 0 && (
        <p class="quiet">
          {t("No teams yet. With teams a conversation can be passed to whoever of them is free.")}
        </p>
      )}
      <ul>
        {teams.all.value.map((team) => (
          <Row
            key={team.id}
            team={team}
            change={() => {
              dialog.value = team;
            }}
            remove={() => {
              leaving.value = team;
            }}
          />
        ))}
      </ul>
      {dialog.value && (
        <TeamDialog team={dialog.value === "new" ? null : dialog.value} onClose={shut} />
      )}
      {leaving.value && <RemoveTeam team={leaving.value} onClose={shut} />}
    </section>
  );
}

function Row({ team, change, remove }: { team: Team; change(): void; remove(): void }) {
  const names = team.agentIds.map((id) => agents.card(id)?.name).filter(Boolean);
  return (
    <li class="card-row">
      <i class="team-dot" style={{ background: readableGround(team.colour) }} aria-hidden="true" />
      <div class="grow">
        <span dir="auto">{team.name}</span>
        <small>{names.length > 0 ? names.join(", ") : t("Nobody is in it")}</small>
      </div>
      {mayManage.value && (
        <>
          <a class="btn plain" href={`/console/settings/team-hours/${team.id}`}>
            {t("Hours")}
            <span class="sr-only"> {team.name}</span>
          </a>
          <button type="button" class="btn plain" onClick={change}>
            {t("Change")}
            <span class="sr-only"> {team.name}</span>
          </button>
          <button type="button" class="btn plain danger" onClick={remove}>
            {t("Remove")}
            <span class="sr-only"> {team.name}</span>
          </button>
        </>
      )}
    </li>
  );
}

function RemoveTeam({ team, onClose }: { team: Team; onClose(): void }) {
  return (
    <Confirm
      title={t("Remove the team {{name}}?", { name: team.name })}
      text={t("Its agents stay. What waits for it waits for everybody.")}
      verb={t("Remove")}
      act={() => http.delete(`/teams/${team.id}`)}
      onClose={onClose}
    />
  );
}
